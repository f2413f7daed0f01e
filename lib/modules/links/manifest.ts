/** Facts about the module for the shell and the settings page. */
export const linksManifest = {
  key: 'links',
  icon: 'internship',
  group: 'internship',
  messages: 'links',
  permission: 'links.read',
  screens: [{ key: 'list', path: '/internships/links' }],
} as const;
