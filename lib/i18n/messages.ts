import 'server-only';
import type { Locale } from './locales';
import enAccount from './messages/en/account.json';
import enAgreements from './messages/en/agreements.json';
import enAttachments from './messages/en/attachments.json';
import enAudit from './messages/en/audit.json';
import enAuth from './messages/en/auth.json';
import enDashboard from './messages/en/dashboard.json';
import enErrors from './messages/en/errors.json';
import enFigures from './messages/en/figures.json';
import enHome from './messages/en/home.json';
import enImportProblems from './messages/en/import-problems.json';
import enImports from './messages/en/imports.json';
import enMail from './messages/en/mail.json';
import enNav from './messages/en/nav.json';
import enNeeds from './messages/en/needs.json';
import enNotifications from './messages/en/notifications.json';
import enPartners from './messages/en/partners.json';
import enSearch from './messages/en/search.json';
import enSettings from './messages/en/settings.json';
import enUi from './messages/en/ui.json';
import enVisits from './messages/en/visits.json';
import zhAccount from './messages/zh-CN/account.json';
import zhAgreements from './messages/zh-CN/agreements.json';
import zhAttachments from './messages/zh-CN/attachments.json';
import zhAudit from './messages/zh-CN/audit.json';
import zhAuth from './messages/zh-CN/auth.json';
import zhDashboard from './messages/zh-CN/dashboard.json';
import zhErrors from './messages/zh-CN/errors.json';
import zhFigures from './messages/zh-CN/figures.json';
import zhHome from './messages/zh-CN/home.json';
import zhImportProblems from './messages/zh-CN/import-problems.json';
import zhImports from './messages/zh-CN/imports.json';
import zhMail from './messages/zh-CN/mail.json';
import zhNav from './messages/zh-CN/nav.json';
import zhNeeds from './messages/zh-CN/needs.json';
import zhNotifications from './messages/zh-CN/notifications.json';
import zhPartners from './messages/zh-CN/partners.json';
import zhSearch from './messages/zh-CN/search.json';
import zhSettings from './messages/zh-CN/settings.json';
import zhUi from './messages/zh-CN/ui.json';
import zhVisits from './messages/zh-CN/visits.json';

const zh = {
  account: zhAccount,
  agreements: zhAgreements,
  attachments: zhAttachments,
  audit: zhAudit,
  auth: zhAuth,
  dashboard: zhDashboard,
  errors: zhErrors,
  figures: zhFigures,
  home: zhHome,
  'import-problems': zhImportProblems,
  imports: zhImports,
  mail: zhMail,
  nav: zhNav,
  needs: zhNeeds,
  notifications: zhNotifications,
  partners: zhPartners,
  search: zhSearch,
  settings: zhSettings,
  ui: zhUi,
  visits: zhVisits,
};

export type Messages = typeof zh;
export type Namespace = keyof Messages;

// The shape is the Chinese one; that the English is the same is what the parity test says.
const en = {
  account: enAccount,
  agreements: enAgreements,
  attachments: enAttachments,
  audit: enAudit,
  auth: enAuth,
  dashboard: enDashboard,
  errors: enErrors,
  figures: enFigures,
  home: enHome,
  'import-problems': enImportProblems,
  imports: enImports,
  mail: enMail,
  nav: enNav,
  needs: enNeeds,
  notifications: enNotifications,
  partners: enPartners,
  search: enSearch,
  settings: enSettings,
  ui: enUi,
  visits: enVisits,
} as unknown as Messages;

/** All messages of a language. */
export function loadMessages(locale: Locale): Messages {
  return locale === 'en' ? en : zh;
}
