/** Facts about one's own account for the shell: reached from the person in the top bar. */
export const accountManifest = {
  key: 'account',
  icon: 'circle-user',
  group: 'account',
  messages: 'account',
  screens: [{ key: 'account', path: '/account', permission: 'account.own' }],
} as const;
