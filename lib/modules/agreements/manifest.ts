/** Facts about the module for the shell, the search and the settings page. */
export const agreementsManifest = {
  key: 'agreements',
  icon: 'file-signature',
  group: 'partners',
  messages: 'agreements',
  permission: 'agreements.read',
  screens: [
    { key: 'list', path: '/agreements' },
    { key: 'calendar', path: '/agreements/calendar' },
  ],
} as const;
