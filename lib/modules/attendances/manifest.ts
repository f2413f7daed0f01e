/** Facts about the module for the shell and the settings page. */
export const attendancesManifest = {
  key: 'attendances',
  icon: 'platforms',
  group: 'platforms',
  messages: 'centres',
  permission: 'platforms.read',
  screens: [{ key: 'list', path: '/platforms/attendances' }],
} as const;
