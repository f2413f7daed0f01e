/** Facts about the module for the shell, the search and the settings page. */
export const importsManifest = {
  key: 'imports',
  icon: 'file-up',
  group: 'settings',
  messages: 'imports',
  permission: 'imports.read',
  screens: [{ key: 'batches', path: '/settings/imports' }],
} as const;
