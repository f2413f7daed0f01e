/** Facts about the module for the shell and the settings page. */
export const followingManifest = {
  key: 'following',
  icon: 'internship',
  group: 'internship',
  messages: 'following',
  permission: 'placements.guide',
  screens: [{ key: 'today', path: '/internships/today' }],
} as const;
