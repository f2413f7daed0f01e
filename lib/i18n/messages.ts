import 'server-only';
import enAccount from '@/lib/i18n/messages/en/account.json';
import enAgreements from '@/lib/i18n/messages/en/agreements.json';
import enAttachments from '@/lib/i18n/messages/en/attachments.json';
import enAudit from '@/lib/i18n/messages/en/audit.json';
import enAuth from '@/lib/i18n/messages/en/auth.json';
import enCli from '@/lib/i18n/messages/en/cli.json';
import enDashboard from '@/lib/i18n/messages/en/dashboard.json';
import enErrors from '@/lib/i18n/messages/en/errors.json';
import enFigures from '@/lib/i18n/messages/en/figures.json';
import enHome from '@/lib/i18n/messages/en/home.json';
import enImportProblems from '@/lib/i18n/messages/en/import-problems.json';
import enImports from '@/lib/i18n/messages/en/imports.json';
import enMail from '@/lib/i18n/messages/en/mail.json';
import enNav from '@/lib/i18n/messages/en/nav.json';
import enNeeds from '@/lib/i18n/messages/en/needs.json';
import enNotifications from '@/lib/i18n/messages/en/notifications.json';
import enPartners from '@/lib/i18n/messages/en/partners.json';
import enSearch from '@/lib/i18n/messages/en/search.json';
import enSettings from '@/lib/i18n/messages/en/settings.json';
import enUi from '@/lib/i18n/messages/en/ui.json';
import enVisits from '@/lib/i18n/messages/en/visits.json';
import zhAccount from '@/lib/i18n/messages/zh-CN/account.json';
import zhAgreements from '@/lib/i18n/messages/zh-CN/agreements.json';
import zhAttachments from '@/lib/i18n/messages/zh-CN/attachments.json';
import zhAudit from '@/lib/i18n/messages/zh-CN/audit.json';
import zhAuth from '@/lib/i18n/messages/zh-CN/auth.json';
import zhCli from '@/lib/i18n/messages/zh-CN/cli.json';
import zhDashboard from '@/lib/i18n/messages/zh-CN/dashboard.json';
import zhErrors from '@/lib/i18n/messages/zh-CN/errors.json';
import zhFigures from '@/lib/i18n/messages/zh-CN/figures.json';
import zhHome from '@/lib/i18n/messages/zh-CN/home.json';
import zhImportProblems from '@/lib/i18n/messages/zh-CN/import-problems.json';
import zhImports from '@/lib/i18n/messages/zh-CN/imports.json';
import zhMail from '@/lib/i18n/messages/zh-CN/mail.json';
import zhNav from '@/lib/i18n/messages/zh-CN/nav.json';
import zhNeeds from '@/lib/i18n/messages/zh-CN/needs.json';
import zhNotifications from '@/lib/i18n/messages/zh-CN/notifications.json';
import zhPartners from '@/lib/i18n/messages/zh-CN/partners.json';
import zhSearch from '@/lib/i18n/messages/zh-CN/search.json';
import zhSettings from '@/lib/i18n/messages/zh-CN/settings.json';
import zhUi from '@/lib/i18n/messages/zh-CN/ui.json';
import zhVisits from '@/lib/i18n/messages/zh-CN/visits.json';
import type { Locale } from './locales';
import enCentres from './messages/en/centres.json';
import enChoices from './messages/en/choices.json';
import enCollegeYears from './messages/en/college-years.json';
import enCourses from './messages/en/courses.json';
import enDocuments from './messages/en/documents.json';
import enEmployment from './messages/en/employment.json';
import enEquipment from './messages/en/equipment.json';
import enFollowing from './messages/en/following.json';
import enGovernance from './messages/en/governance.json';
import enIndustryChains from './messages/en/industry-chains.json';
import enInspections from './messages/en/inspections.json';
import enIntentions from './messages/en/intentions.json';
import enLinks from './messages/en/links.json';
import enNotices from './messages/en/notices.json';
import enOpen from './messages/en/open.json';
import enOrderClasses from './messages/en/order-classes.json';
import enOutputs from './messages/en/outputs.json';
import enPathways from './messages/en/pathways.json';
import enPlacements from './messages/en/placements.json';
import enPlans from './messages/en/plans.json';
import enPlatforms from './messages/en/platforms.json';
import enPosts from './messages/en/posts.json';
import enProgrammes from './messages/en/programmes.json';
import enRoomRequests from './messages/en/room-requests.json';
import enStandards from './messages/en/standards.json';
import enStudents from './messages/en/students.json';
import enTasks from './messages/en/tasks.json';
import enTeams from './messages/en/teams.json';
import enVacancies from './messages/en/vacancies.json';
import zhCentres from './messages/zh-CN/centres.json';
import zhChoices from './messages/zh-CN/choices.json';
import zhCollegeYears from './messages/zh-CN/college-years.json';
import zhCourses from './messages/zh-CN/courses.json';
import zhDocuments from './messages/zh-CN/documents.json';
import zhEmployment from './messages/zh-CN/employment.json';
import zhEquipment from './messages/zh-CN/equipment.json';
import zhFollowing from './messages/zh-CN/following.json';
import zhGovernance from './messages/zh-CN/governance.json';
import zhIndustryChains from './messages/zh-CN/industry-chains.json';
import zhInspections from './messages/zh-CN/inspections.json';
import zhIntentions from './messages/zh-CN/intentions.json';
import zhLinks from './messages/zh-CN/links.json';
import zhNotices from './messages/zh-CN/notices.json';
import zhOpen from './messages/zh-CN/open.json';
import zhOrderClasses from './messages/zh-CN/order-classes.json';
import zhOutputs from './messages/zh-CN/outputs.json';
import zhPathways from './messages/zh-CN/pathways.json';
import zhPlacements from './messages/zh-CN/placements.json';
import zhPlans from './messages/zh-CN/plans.json';
import zhPlatforms from './messages/zh-CN/platforms.json';
import zhPosts from './messages/zh-CN/posts.json';
import zhProgrammes from './messages/zh-CN/programmes.json';
import zhRoomRequests from './messages/zh-CN/room-requests.json';
import zhStandards from './messages/zh-CN/standards.json';
import zhStudents from './messages/zh-CN/students.json';
import zhTasks from './messages/zh-CN/tasks.json';
import zhTeams from './messages/zh-CN/teams.json';
import zhVacancies from './messages/zh-CN/vacancies.json';

const zh = {
  account: zhAccount,
  agreements: zhAgreements,
  attachments: zhAttachments,
  audit: zhAudit,
  auth: zhAuth,
  cli: zhCli,
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
  orderClasses: zhOrderClasses,
  documents: zhDocuments,
  employment: zhEmployment,
  intentions: zhIntentions,
  links: zhLinks,
  notices: zhNotices,
  open: zhOpen,
  posts: zhPosts,
  placements: zhPlacements,
  plans: zhPlans,
  platforms: zhPlatforms,
  programmes: zhProgrammes,
  chains: zhIndustryChains,
  standards: zhStandards,
  students: zhStudents,
  choices: zhChoices,
  courses: zhCourses,
  following: zhFollowing,
  governance: zhGovernance,
  inspections: zhInspections,
  tasks: zhTasks,
  teams: zhTeams,
  centres: zhCentres,
  'college-years': zhCollegeYears,
  equipment: zhEquipment,
  outputs: zhOutputs,
  roomRequests: zhRoomRequests,
  pathways: zhPathways,
  search: zhSearch,
  settings: zhSettings,
  ui: zhUi,
  vacancies: zhVacancies,
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
  cli: enCli,
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
  orderClasses: enOrderClasses,
  documents: enDocuments,
  employment: enEmployment,
  intentions: enIntentions,
  links: enLinks,
  notices: enNotices,
  open: enOpen,
  posts: enPosts,
  placements: enPlacements,
  plans: enPlans,
  platforms: enPlatforms,
  programmes: enProgrammes,
  chains: enIndustryChains,
  standards: enStandards,
  students: enStudents,
  choices: enChoices,
  courses: enCourses,
  following: enFollowing,
  governance: enGovernance,
  inspections: enInspections,
  tasks: enTasks,
  teams: enTeams,
  centres: enCentres,
  'college-years': enCollegeYears,
  equipment: enEquipment,
  outputs: enOutputs,
  roomRequests: enRoomRequests,
  pathways: enPathways,
  search: enSearch,
  settings: enSettings,
  ui: enUi,
  vacancies: enVacancies,
  visits: enVisits,
} as unknown as Messages;

/** All messages of a language. */
export function loadMessages(locale: Locale): Messages {
  return locale === 'en' ? en : zh;
}
