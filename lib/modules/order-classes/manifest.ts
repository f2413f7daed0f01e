/** Facts about the module for the shell and the settings page. */
export const orderClassesManifest = {
  key: 'order-classes',
  icon: 'education',
  group: 'education',
  messages: 'orderClasses',
  permission: 'order-classes.read',
  screens: [{ key: 'list', path: '/order-classes' }],
} as const;
