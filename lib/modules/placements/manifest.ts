/** Facts about the module for the shell and the settings page. */
export const placementsManifest = {
  key: 'placements',
  icon: 'internship',
  group: 'internship',
  messages: 'placements',
  permission: 'placements.read',
  screens: [{ key: 'list', path: '/internships/placements' }],
} as const;
