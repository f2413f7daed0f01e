/** Facts about the module for the shell, the search and the settings page. */
export const partnersManifest = {
  key: 'partners',
  icon: 'building-2',
  group: 'partners',
  messages: 'partners',
  permission: 'partners.read',
  screens: [
    { key: 'enterprises', path: '/partners', kinds: ['ENTERPRISE'] },
    { key: 'schools', path: '/partners/schools', kinds: ['SECONDARY_SCHOOL'] },
    { key: 'others', path: '/partners/others', kinds: ['PARK', 'ASSOCIATION', 'GOVERNMENT', 'UNIVERSITY', 'RESEARCH'] },
  ],
} as const;

export type PartnerScreen = (typeof partnersManifest.screens)[number];
