import { describe, expect, it } from 'vitest';
import { codeOf, filesBelow, importsOf, isTest, textOf } from './files';

const SOURCE = filesBelow(['app', 'components', 'lib']).filter((file) => !isTest(file));
const LIB = SOURCE.filter((file) => file.startsWith('lib/'));

/** What both sides may load: facts and pure functions. */
const BOTH_SIDES = [
  /^lib\/modules\/[^/]+\/(manifest|schema|words|list|types|workflow|state)\.ts$/,
  /^lib\/(identifiers|reference|authz)\//,
  /^lib\/i18n\/locales\.ts$/,
  /^lib\/kernel\/(context|day|parse|id|fields|version|transition|db-errors|indicator|errors|list)\.ts$/,
  /^lib\/transport\/(result|own-origin|security-headers)\.ts$/,
  /^lib\/auth\/(stage|password-rules|next-path|schema)\.ts$/,
  /^lib\/files\/(endings|type)\.ts$/,
  /^lib\/search\/where\.ts$/,
  /^lib\/excel\/(columns|cell)\.ts$/,
  /^lib\/env\.ts$/,
];
const isAction = (file: string) => /^'use server';/.test(codeOf(file).trimStart());

/** The files through which a file comes to load a package, itself first; null when it does not. What is only a type, and what is an action, is not loaded. */
function wayTo(file: string, wanted: string, seen = new Set<string>()): string | null {
  if (seen.has(file)) return null;
  seen.add(file);
  if (seen.size > 1 && isAction(file)) return null;
  for (const target of importsOf(file)) {
    if (target === wanted) return file;
    const way = SOURCE.includes(target) ? wayTo(target, wanted, seen) : null;
    if (way) return `${file} > ${way}`;
  }
  return null;
}

describe('server and browser', () => {
  it('marks every file of lib that only the server may load', () => {
    const unmarked = LIB.filter((file) => !BOTH_SIDES.some((pattern) => pattern.test(file)))
      .filter((file) => !isAction(file) && !/^import 'server-only';/m.test(codeOf(file)))
      .filter(
        (file) =>
          !/^\s*(import type|export type|export interface)/.test(codeOf(file)) ||
          /export (const|function|async)/.test(codeOf(file)),
      );
    expect(unmarked).toEqual([]);
  });

  it('sends no zod to the browser: what a form offers stands in words.ts', () => {
    const clients = SOURCE.filter((file) => /^'use client';/.test(codeOf(file).trimStart()));
    const ways = clients.flatMap((file) => wayTo(file, 'zod') ?? []);
    expect(clients.length).toBeGreaterThan(50);
    expect(ways).toEqual([]);
  });

  it('reads the settings of the process in one place', () => {
    const readers = SOURCE.filter((file) => codeOf(file).includes('process.env'));
    expect(readers).toEqual(['lib/env.ts']);
  });

  it('lets actions be nothing but actions', () => {
    const actions = LIB.filter((file) => /\/actions\.ts$/.test(file) && file.startsWith('lib/modules/'));
    expect(actions.filter((file) => !isAction(file))).toEqual([]);
    // Every exported function of such a file is a public address.
    const others = actions.flatMap((file) =>
      [...codeOf(file).matchAll(/^export (?!const \w+ = (?:toAction|linkAction|askAction)\().*$/gm)].map(
        ([line]) => `${file}: ${line}`,
      ),
    );
    expect(others).toEqual([]);
  });
});

describe('contexts', () => {
  it('are minted by signing in, jobs, the command line and tests alone', () => {
    const minters = [...SOURCE, ...filesBelow(['scripts', 'prisma', 'tests'])].filter(
      (file) => /\bmintContext\(/.test(codeOf(file)) && !/^(lib\/(auth|jobs)|scripts\/(cli|bench)|tests)\//.test(file),
    );
    expect(minters).toEqual(['lib/kernel/context.ts']);
  });

  it('have the database behind them in lib/db alone', () => {
    const clients = SOURCE.filter((file) => /new PrismaClient\(|\$extends\(|RawUnsafe\(/.test(codeOf(file)));
    expect(clients).toEqual(['lib/db/client.ts']);
  });
});

describe('words', () => {
  // Patterns and names that real data contains, and the portal's own name; not sentences for a person.
  const DATA = [
    ...[/^lib\/identifiers\//, /^lib\/reference\//, /^lib\/search\//, /^lib\/i18n\//, /^lib\/excel\//, /\/excel\.ts$/],
    ...[/^lib\/processes\/import-/, /^lib\/auth\/(password-rules|totp)\.ts$/],
  ];

  it('stand in the messages, not in the code', () => {
    const found = SOURCE.filter((file) => !DATA.some((pattern) => pattern.test(file))).flatMap((file) =>
      [...codeOf(file).matchAll(/^.*\p{Script=Han}.*$/gmu)].map(([line]) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

describe('tables', () => {
  it('that stack on a phone have the cell that is left there', () => {
    const stacking = SOURCE.filter((file) => /className="table stack/.test(textOf(file)));
    expect(stacking.length).toBeGreaterThan(30);
    expect(stacking.filter((file) => !/pin-2/.test(textOf(file)))).toEqual([]);
  });
});

describe('exceptions', () => {
  const ALL = filesBelow(['app', 'components', 'lib', 'prisma', 'scripts', 'tests']).filter(
    (file) => file !== 'tests/architecture/source.test.ts',
  );

  it('are few, and each says why', () => {
    const lines = ALL.flatMap((file) =>
      [
        ...textOf(file).matchAll(
          /^.*(?:biome-ignore|oxlint-disable|eslint-disable|@ts-(?:ignore|expect-error|nocheck)).*$/gm,
        ),
      ].map(([line]) => `${file}: ${line.trim()}`),
    );
    expect(lines.filter((line) => !/biome-ignore [\w/]+: \S.{10,}/.test(line))).toEqual([]);
    expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(12);
  });

  it('leave nothing for later', () => {
    const later = ALL.flatMap((file) =>
      [...textOf(file).matchAll(/\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\(/g)].map(
        ([mark]) => `${file}: ${mark}`,
      ),
    );
    expect(later).toEqual([]);
  });
});
