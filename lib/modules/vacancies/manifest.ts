/** Facts about the module for the shell and the settings page. */
export const vacanciesManifest = {
  key: 'vacancies',
  icon: 'internship',
  group: 'internship',
  messages: 'vacancies',
  permission: 'vacancies.read',
  screens: [{ key: 'list', path: '/vacancies' }],
} as const;
