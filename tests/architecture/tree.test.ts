import { expect, it } from 'vitest';
import { filesBelow, foldersIn, isTest } from './files';

/** The files that a module may have. A new kind of file needs a decision record. */
const MODULE_FILES = [
  ...[
    'manifest',
    'schema',
    'words',
    'list',
    'types',
    'policy',
    'queries',
    'commands',
    'actions',
    'workflow',
    'excel',
    'indicators',
  ],
  // A step that a query or a command of the same module takes, where it would not fit beside it.
  ...['rows', 'record', 'writes', 'timeline', 'state', 'text'],
];
/** Files of one module alone, each with what it is for. */
const OWN_FILES = [
  'agreements/renew.ts',
  'audit/subjects.ts',
  'notifications/notify.ts',
  'account/codes.ts',
  'centres/rooms.ts',
  'centres/timetable.ts',
  'choices/own.ts',
  'choices/propose.ts',
  'dashboard/splits.ts',
  'dashboard/themes.ts',
  'employment/rates.ts',
  'employment/standings.ts',
  'following/reasons.ts',
  'governance/council.ts',
  'governance/demand.ts',
  'governance/documents.ts',
  'governance/seats.ts',
  'intentions/matches.ts',
  'intentions/matching.ts',
  'links/recipients.ts',
  'open/rooms.ts',
  'order-classes/courses.ts',
  'partners/contacts.ts',
  'pathways/pupils.ts',
  'pathways/transfer.ts',
  'people/invitations.ts',
  'people/links.ts',
  'people/members.ts',
  'placements/amendments.ts',
  'placements/behind.ts',
  'placements/checks.ts',
  'placements/facts.ts',
  'placements/follow.ts',
  'placements/interns.ts',
  'placements/judge.ts',
  'placements/life.ts',
  'placements/moves.ts',
  'placements/overrides.ts',
  'placements/rule-checks.ts',
  'placements/rules.ts',
  'placements/signing.ts',
  'placements/units.ts',
  'posts/needed.ts',
  'programmes/adjustments.ts',
  'programmes/intakes.ts',
  'programmes/matrix.ts',
  'settings/entries.ts',
  'standards/evidence.ts',
  'students/rosters.ts',
  'targets/standing.ts',
  'visits/follow-ups.ts',
];
const LIB = [
  ...['auth', 'authz', 'db', 'excel', 'files', 'i18n', 'identifiers', 'jobs', 'kernel', 'mail', 'modules', 'processes'],
  ...['reference', 'report', 'search', 'transport'],
];

it('has the folders of the design', () => {
  expect(foldersIn('lib').filter((name) => !LIB.includes(name))).toEqual([]);
  const components = ['chart', 'form', 'modules', 'shell', 'table', 'ui', 'workflow'];
  expect(foldersIn('components').filter((name) => !components.includes(name))).toEqual([]);
});

it('has no drawer for whatever is left over, and no barrel', () => {
  const files = filesBelow(['app', 'components', 'lib', 'prisma', 'scripts', 'tests']);
  const drawers = files.filter((file) => /\/(utils?|helpers?|common|misc|shared)(\.tsx?|\/)/.test(file));
  // The command line and the seed are entered by their folder.
  const barrels = files.filter((file) => /\/index\.tsx?$/.test(file) && !/^(scripts|prisma)\//.test(file));
  expect([...drawers, ...barrels]).toEqual([]);
});

it('keeps the names of a module closed', () => {
  const strangers = filesBelow(['lib/modules'])
    .filter((file) => !isTest(file))
    .map((file) => file.replace('lib/modules/', ''))
    .filter((file) => !MODULE_FILES.some((name) => new RegExp(`^[a-z-]+/${name}\\.ts$`).test(file)))
    .filter((file) => !OWN_FILES.includes(file));
  expect(strangers).toEqual([]);
});

it('names files in one way', () => {
  const files = filesBelow(['app', 'components', 'lib', 'prisma', 'scripts', 'tests']);
  expect(files.filter((file) => /[A-Z_]/.test(file.split('/').at(-1) ?? ''))).toEqual([]);
});

it('gives a module its components under its own name', () => {
  const modules = foldersIn('lib/modules');
  // Signing in has rules in lib/auth.
  const strangers = foldersIn('components/modules').filter((name) => ![...modules, 'auth', 'account'].includes(name));
  expect(strangers).toEqual([]);
});
