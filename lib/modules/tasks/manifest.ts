/** Facts about the module for the shell and the settings page. */
export const tasksManifest = {
  key: 'tasks',
  icon: 'platforms',
  group: 'platforms',
  messages: 'tasks',
  permission: 'governance.read',
  screens: [{ key: 'list', path: '/platforms/tasks' }],
} as const;
