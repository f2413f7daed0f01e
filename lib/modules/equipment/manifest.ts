/** Facts about the module for the shell and the settings page. */
export const equipmentManifest = {
  key: 'equipment',
  icon: 'platforms',
  group: 'platforms',
  messages: 'equipment',
  permission: 'equipment.read',
  screens: [{ key: 'list', path: '/platforms/equipment' }],
} as const;
