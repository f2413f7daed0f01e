/** Facts about the module for the shell and the settings page. */
export const roomRequestsManifest = {
  key: 'roomRequests',
  icon: 'platforms',
  group: 'platforms',
  messages: 'roomRequests',
  permission: 'centres.decide',
  screens: [{ key: 'list', path: '/platforms/room-requests' }],
} as const;
