/** Facts about the module for the shell and the settings page. */
export const outputsManifest = {
  key: 'outputs',
  icon: 'platforms',
  group: 'platforms',
  messages: 'outputs',
  permission: 'outputs.read',
  screens: [{ key: 'list', path: '/platforms/outputs' }],
} as const;
