import type { Permission } from '@/lib/authz/catalogue';
import { agreementsManifest } from '@/lib/modules/agreements/manifest';
import { attendancesManifest } from '@/lib/modules/attendances/manifest';
import { centresManifest } from '@/lib/modules/centres/manifest';
import { choicesManifest } from '@/lib/modules/choices/manifest';
import { collegeYearsManifest } from '@/lib/modules/college-years/manifest';
import { coursesManifest } from '@/lib/modules/courses/manifest';
import { employmentManifest } from '@/lib/modules/employment/manifest';
import { equipmentManifest } from '@/lib/modules/equipment/manifest';
import { followingManifest } from '@/lib/modules/following/manifest';
import { governanceManifest } from '@/lib/modules/governance/manifest';
import { industryChainsManifest } from '@/lib/modules/industry-chains/manifest';
import { inspectionsManifest } from '@/lib/modules/inspections/manifest';
import { intentionsManifest } from '@/lib/modules/intentions/manifest';
import { linksManifest } from '@/lib/modules/links/manifest';
import { needsManifest } from '@/lib/modules/needs/manifest';
import { noticesManifest } from '@/lib/modules/notices/manifest';
import { orderClassesManifest } from '@/lib/modules/order-classes/manifest';
import { outputsManifest } from '@/lib/modules/outputs/manifest';
import { partnersManifest } from '@/lib/modules/partners/manifest';
import { pathwaysManifest } from '@/lib/modules/pathways/manifest';
import { placementsManifest } from '@/lib/modules/placements/manifest';
import { plansManifest } from '@/lib/modules/plans/manifest';
import { platformsManifest } from '@/lib/modules/platforms/manifest';
import { postsManifest } from '@/lib/modules/posts/manifest';
import { programmesManifest } from '@/lib/modules/programmes/manifest';
import { roomRequestsManifest } from '@/lib/modules/room-requests/manifest';
import { settingsManifest } from '@/lib/modules/settings/manifest';
import { standardsManifest } from '@/lib/modules/standards/manifest';
import { studentsManifest } from '@/lib/modules/students/manifest';
import { tasksManifest } from '@/lib/modules/tasks/manifest';
import { teamsManifest } from '@/lib/modules/teams/manifest';
import { vacanciesManifest } from '@/lib/modules/vacancies/manifest';
import { visitsManifest } from '@/lib/modules/visits/manifest';

export type NavIcon = 'home' | 'dashboard' | 'partners' | 'platforms' | 'education' | 'internship' | 'settings';
/** `label` is a key of the namespace `nav`. */
export type NavScreen = { label: string; path: string; permission: Permission };
export type NavGroup = { key: NavIcon; screens: NavScreen[] };

type Manifest = { key: string; permission: Permission; screens: readonly { key: string; path: string }[] };

const screensOf = ({ key, permission, screens }: Manifest): NavScreen[] =>
  screens.map((screen) => ({ label: `screens.${key}.${screen.key}`, path: screen.path, permission }));

/** The portal's sections in the order of the sidebar. A section of one screen is a link, of several a group. */
export const NAVIGATION: NavGroup[] = [
  { key: 'home', screens: [{ label: 'groups.home', path: '/', permission: 'home.read' }] },
  { key: 'dashboard', screens: [{ label: 'groups.dashboard', path: '/dashboard', permission: 'dashboard.read' }] },
  {
    key: 'partners',
    screens: [partnersManifest, agreementsManifest, visitsManifest, needsManifest].flatMap(screensOf),
  },
  {
    key: 'platforms',
    screens: [
      platformsManifest,
      governanceManifest,
      tasksManifest,
      standardsManifest,
      coursesManifest,
      teamsManifest,
      collegeYearsManifest,
      centresManifest,
      attendancesManifest,
      roomRequestsManifest,
      equipmentManifest,
      outputsManifest,
      inspectionsManifest,
    ].flatMap(screensOf),
  },
  {
    key: 'education',
    screens: [
      ...[orderClassesManifest, pathwaysManifest, programmesManifest, industryChainsManifest],
      studentsManifest,
    ].flatMap(screensOf),
  },
  {
    key: 'internship',
    screens: [
      ...screensOf(followingManifest),
      { label: 'screens.following.interns', path: '/internships/interns', permission: 'placements.confirm' },
      ...screensOf(choicesManifest),
      { label: 'screens.choices.own', path: '/internships/own-choices', permission: 'choices.decide' },
      { label: 'screens.placements.signing', path: '/internships/signing', permission: 'placements.sign' },
      ...[plansManifest, placementsManifest, postsManifest, linksManifest].flatMap(screensOf),
      ...[noticesManifest, vacanciesManifest, intentionsManifest, employmentManifest].flatMap(screensOf),
    ],
  },
  {
    key: 'settings',
    screens: settingsManifest.screens.map(({ key, path, permission }) => ({
      label: `screens.settings.${key}`,
      path,
      permission,
    })),
  },
];

/** The screen that a path belongs to: the longest of the paths that it starts with. */
export function currentScreen(paths: readonly string[], path: string): string | undefined {
  return paths
    .filter((each) => each === path || (each !== '/' && path.startsWith(`${each}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
