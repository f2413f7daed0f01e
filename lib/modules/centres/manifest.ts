/** Facts about the module for the shell and the settings page. */
export const centresManifest = {
  key: 'centres',
  icon: 'platforms',
  group: 'platforms',
  messages: 'centres',
  permission: 'platforms.read',
  screens: [{ key: 'training', path: '/platforms/training-programmes' }],
} as const;
