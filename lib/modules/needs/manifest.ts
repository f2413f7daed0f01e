/** Facts about the module for the shell, the search and the settings page. */
export const needsManifest = {
  key: 'needs',
  icon: 'clipboard-list',
  group: 'partners',
  messages: 'needs',
  permission: 'needs.read',
  screens: [{ key: 'list', path: '/needs' }],
} as const;
