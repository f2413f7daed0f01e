/** Facts about the module for the shell and the settings page. */
export const noticesManifest = {
  key: 'notices',
  icon: 'internship',
  group: 'internship',
  messages: 'notices',
  permission: 'notices.read',
  screens: [{ key: 'list', path: '/notices' }],
} as const;
