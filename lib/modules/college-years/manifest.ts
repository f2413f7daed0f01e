/** Facts about the module for the shell and the settings page. */
export const collegeYearsManifest = {
  key: 'college-years',
  icon: 'platforms',
  group: 'platforms',
  messages: 'college-years',
  permission: 'governance.read',
  screens: [{ key: 'list', path: '/platforms/years' }],
} as const;
