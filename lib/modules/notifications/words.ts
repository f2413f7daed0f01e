/** What people are told of; each is a key under `kinds` of the namespace notifications. */
export const NOTIFICATION_KINDS = [
  'agreementEnding',
  'choiceOpen',
  'classApproved',
  'classReturned',
  'classCancelled',
  'followUpDue',
  'followUpOverdue',
  'incidentOpen',
  'incidentOverdue',
  'inspectionDue',
  'inspectionNone',
  'leaveOver',
  'ownChoiceApproved',
  'ownChoiceRefused',
  'resolutionDue',
  'resolutionOverdue',
  'taskDue',
  'taskOverdue',
  'vacancyEnding',
  'vacancyExpired',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
