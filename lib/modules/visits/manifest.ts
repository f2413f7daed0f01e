/** Facts about the module for the shell, the search and the settings page. */
export const visitsManifest = {
  key: 'visits',
  icon: 'footprints',
  group: 'partners',
  messages: 'visits',
  permission: 'visits.read',
  screens: [
    { key: 'list', path: '/visits' },
    { key: 'followUps', path: '/visits/follow-ups' },
  ],
} as const;
