/** Facts about the module for the shell and the settings page. */
export const postsManifest = {
  key: 'posts',
  icon: 'internship',
  group: 'internship',
  messages: 'posts',
  permission: 'posts.read',
  screens: [{ key: 'list', path: '/internships/posts' }],
} as const;
