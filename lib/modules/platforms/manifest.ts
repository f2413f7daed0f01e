/** Facts about the module for the shell, the search and the settings page: a screen for each kind of platform, and what a ledger of the kind is imported as. */
export const platformsManifest = {
  key: 'platforms',
  icon: 'network',
  group: 'platforms',
  messages: 'platforms',
  permission: 'platforms.read',
  screens: [
    { key: 'consortia', path: '/platforms/consortia', kind: 'CONSORTIUM', imported: 'consortia' },
    { key: 'colleges', path: '/platforms/industry-colleges', kind: 'INDUSTRY_COLLEGE', imported: 'industry-colleges' },
    { key: 'centres', path: '/platforms/practice-centres', kind: 'PRACTICE_CENTRE', imported: 'practice-centres' },
    { key: 'bases', path: '/platforms/training-bases', kind: 'TRAINING_BASE', imported: 'training-bases' },
    { key: 'alliances', path: '/platforms/alliances', kind: 'PATHWAY_ALLIANCE', imported: 'alliances' },
  ],
} as const;

export type PlatformScreen = (typeof platformsManifest.screens)[number];
