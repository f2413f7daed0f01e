/** Facts about the module for the shell and the settings page. */
export const inspectionsManifest = {
  key: 'inspections',
  icon: 'platforms',
  group: 'platforms',
  messages: 'inspections',
  permission: 'inspections.read',
  screens: [{ key: 'findings', path: '/platforms/findings' }],
} as const;
