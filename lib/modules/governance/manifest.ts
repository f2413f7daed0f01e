/** Facts about the module for the shell and the settings page. */
export const governanceManifest = {
  key: 'governance',
  icon: 'platforms',
  group: 'platforms',
  messages: 'governance',
  permission: 'governance.read',
  screens: [{ key: 'resolutions', path: '/platforms/resolutions' }],
} as const;
