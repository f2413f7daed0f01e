/** Facts about the module for the shell and the settings page. */
export const employmentManifest = {
  key: 'employment',
  icon: 'internship',
  group: 'internship',
  messages: 'employment',
  permission: 'employment.read',
  screens: [{ key: 'list', path: '/employment' }],
} as const;
