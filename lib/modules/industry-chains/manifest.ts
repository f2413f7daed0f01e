/** Facts about the module for the shell and the settings page. */
export const industryChainsManifest = {
  key: 'industry-chains',
  icon: 'graduation-cap',
  group: 'education',
  messages: 'chains',
  permission: 'industry-chains.read',
  screens: [{ key: 'list', path: '/programmes/chains' }],
} as const;
