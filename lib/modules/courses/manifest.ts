/** Facts about the module for the shell and the settings page. */
export const coursesManifest = {
  key: 'courses',
  icon: 'platforms',
  group: 'platforms',
  messages: 'courses',
  permission: 'platforms.read',
  screens: [{ key: 'list', path: '/platforms/courses' }],
} as const;
