/** Facts about the module for the shell and the settings page. */
export const standardsManifest = {
  key: 'standards',
  icon: 'platforms',
  group: 'platforms',
  messages: 'standards',
  permission: 'governance.read',
  screens: [{ key: 'list', path: '/platforms/indicators' }],
} as const;
