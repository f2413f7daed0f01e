/** Facts about the settings for the shell and the sub-navigation; a reader sees the screens it has the permission for. */
export const settingsManifest = {
  key: 'settings',
  icon: 'settings',
  group: 'settings',
  messages: 'settings',
  screens: [
    { key: 'institution', path: '/settings/institution', permission: 'settings.institution' },
    { key: 'departments', path: '/settings/departments', permission: 'settings.departments' },
    { key: 'people', path: '/settings/people', permission: 'settings.people' },
    { key: 'invitations', path: '/settings/invitations', permission: 'liaisons.invite' },
    { key: 'permissions', path: '/settings/permissions', permission: 'settings.permissions' },
    { key: 'dictionaries', path: '/settings/dictionaries', permission: 'settings.dictionaries' },
    { key: 'targets', path: '/settings/targets', permission: 'settings.targets' },
    { key: 'templates', path: '/settings/templates', permission: 'documents.templates' },
    { key: 'imports', path: '/settings/imports', permission: 'imports.read' },
    { key: 'audit', path: '/settings/audit', permission: 'settings.audit' },
  ],
} as const;

export type SettingsScreen = (typeof settingsManifest.screens)[number];
