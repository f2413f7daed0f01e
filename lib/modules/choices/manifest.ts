/** Facts about the module for the shell and the settings page. */
export const choicesManifest = {
  key: 'choices',
  icon: 'internship',
  group: 'internship',
  messages: 'choices',
  permission: 'choices.make',
  screens: [{ key: 'mine', path: '/internships/choice' }],
} as const;
