/** Facts about the module for the shell and the settings page. */
export const teamsManifest = {
  key: 'teams',
  icon: 'platforms',
  group: 'platforms',
  messages: 'teams',
  permission: 'governance.read',
  screens: [{ key: 'list', path: '/platforms/teams' }],
} as const;
