import 'server-only';
import { purgeFiles } from '@/lib/files/purge';
import { deliverMail, sweepMails } from '@/lib/mail/deliver';
import { remindOfAgreements } from './agreement-reminders';
import { tellOfChoiceWindows } from './choice-windows';
import { eachInstitution } from './context';
import { expireAccess, expireIdempotencyKeys } from './expiry';
import { remindOfFollowUps } from './follow-up-reminders';
import { remindOfGovernance } from './governance-reminders';
import { runImport } from './imports';
import { remindOfIncidents } from './incident-reminders';
import { remindOfInspections } from './inspection-reminders';
import { judgeInternships } from './internship-rules';
import type { JobName, Payloads } from './queues';
import { remindOfVacancies } from './vacancy-reminders';
import { makeWeeklyLinks } from './weekly-links';

/** What each job runs. A new job is a line here and one in queues.ts. All may run twice: a try that broke off is repeated. */
export const RUNS: { readonly [N in JobName]: (payload: Payloads[N]) => Promise<void> } = {
  'mail.deliver': deliverMail,
  'mail.sweep': () => eachInstitution((id) => sweepMails(id)),
  'files.purge': () => eachInstitution((id) => purgeFiles(id)),
  'idempotency.expire': () => eachInstitution((id) => expireIdempotencyKeys(id)),
  'access.expire': async () => void (await expireAccess()),
  'agreements.remind': () => eachInstitution((id) => remindOfAgreements(id)),
  'follow-ups.remind': () => eachInstitution((id) => remindOfFollowUps(id)),
  'governance.remind': () => eachInstitution((id) => remindOfGovernance(id)),
  'placements.judge': () => eachInstitution((id) => judgeInternships(id)),
  'choices.tell': () => eachInstitution((id) => tellOfChoiceWindows(id)),
  'inspections.remind': () => eachInstitution((id) => remindOfInspections(id)),
  'incidents.remind': () => eachInstitution((id) => remindOfIncidents(id)),
  'links.weekly': () => eachInstitution((id) => makeWeeklyLinks(id)),
  'vacancies.remind': () => eachInstitution((id) => remindOfVacancies(id)),
  'imports.run': runImport,
};
