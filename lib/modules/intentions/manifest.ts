/** Facts about the module for the shell and the settings page. */
export const intentionsManifest = {
  key: 'intentions',
  icon: 'internship',
  group: 'internship',
  messages: 'intentions',
  permission: 'intentions.read',
  screens: [{ key: 'list', path: '/intentions' }],
} as const;
