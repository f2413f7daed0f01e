/** Facts about the module for the shell and the settings page. */
export const studentsManifest = {
  key: 'students',
  icon: 'education',
  group: 'education',
  messages: 'students',
  permission: 'students.read',
  screens: [{ key: 'list', path: '/students' }],
} as const;
