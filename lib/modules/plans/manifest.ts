/** Facts about the module for the shell and the settings page. */
export const plansManifest = {
  key: 'plans',
  icon: 'internship',
  group: 'internship',
  messages: 'plans',
  permission: 'plans.read',
  screens: [
    { key: 'list', path: '/internships/plans' },
    { key: 'rules', path: '/internships/rules' },
  ],
} as const;
