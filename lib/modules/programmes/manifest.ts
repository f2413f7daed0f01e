/** Facts about the module for the shell, the search and the settings page. */
export const programmesManifest = {
  key: 'programmes',
  icon: 'graduation-cap',
  group: 'education',
  messages: 'programmes',
  permission: 'programmes.read',
  screens: [
    { key: 'list', path: '/programmes' },
    { key: 'intakes', path: '/programmes/intakes' },
    { key: 'adjustment', path: '/programmes/adjustment' },
  ],
} as const;
