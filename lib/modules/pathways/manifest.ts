/** Facts about the module for the shell and the settings page. */
export const pathwaysManifest = {
  key: 'pathways',
  icon: 'education',
  group: 'education',
  messages: 'pathways',
  permission: 'pathways.read',
  screens: [{ key: 'list', path: '/pathways' }],
} as const;
