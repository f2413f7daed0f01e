/** Facts about the module for the shell, the search and the settings page: a screen for each kind of platform. */
export const platformsManifest = {
  key: 'platforms',
  icon: 'network',
  group: 'platforms',
  messages: 'platforms',
  permission: 'platforms.read',
  screens: [
    { key: 'consortia', path: '/platforms/consortia', kind: 'CONSORTIUM' },
    { key: 'colleges', path: '/platforms/industry-colleges', kind: 'INDUSTRY_COLLEGE' },
    { key: 'centres', path: '/platforms/practice-centres', kind: 'PRACTICE_CENTRE' },
    { key: 'bases', path: '/platforms/training-bases', kind: 'TRAINING_BASE' },
    { key: 'alliances', path: '/platforms/alliances', kind: 'PATHWAY_ALLIANCE' },
  ],
} as const;

export type PlatformScreen = (typeof platformsManifest.screens)[number];
