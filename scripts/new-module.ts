// npm run new:module -- order-classes OrderClass : writes the files of a module from scripts/module-template and enters it where modules are listed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TEMPLATES = 'scripts/module-template';
const LOCALES = ['zh-CN', 'en'] as const;

type Names = { key: string; table: string; camel: string; camels: string; Pascal: string; Pascals: string };
type Json = { [key: string]: Json | string };

function namesOf(key: string, singular: string): Names {
  const Pascals = key.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
  const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  return {
    key,
    table: key.replaceAll('-', '_'),
    camel: lower(singular),
    camels: lower(Pascals),
    Pascal: singular,
    Pascals,
  };
}

const fill = (template: string, names: Names) =>
  template.replace(/\{(key|table|camels?|Pascals?)\}/g, (_, name: keyof Names) => names[name]);

/** Where each template goes. */
function targetOf(template: string, names: Names, stamp: string): string {
  const targets: Record<string, string> = {
    'prisma.txt': `prisma/schema/${names.key}.prisma`,
    'migration.sql.txt': `prisma/migrations/${stamp}_${names.table}/migration.sql`,
    'module.test.ts.txt': `tests/integration/${names.key}.test.ts`,
  };
  return targets[template] ?? `lib/modules/${names.key}/${template.replace(/\.txt$/, '')}`;
}

/** Lays text before a mark in a file; the mark must stand there once. */
function insertBefore(file: string, mark: string, text: string): void {
  const content = readFileSync(file, 'utf8');
  if (content.split(mark).length !== 2) throw new Error(`${file}: "${mark}" must stand there once`);
  writeFileSync(
    file,
    content.replace(mark, () => text + mark),
  );
}

/** Adds entries to a message file, by path. */
function addMessages(locale: string, namespace: string, entries: Record<string, string>): void {
  const file = `lib/i18n/messages/${locale}/${namespace}.json`;
  const messages = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Json;
  for (const [path, text] of Object.entries(entries)) {
    const keys = path.split('/');
    const last = keys.pop() ?? path;
    const node = keys.reduce<Json>((at, key) => {
      const child = at[key];
      const next = typeof child === 'object' ? child : {};
      at[key] = next;
      return next;
    }, messages);
    node[last] ??= text;
  }
  writeFileSync(file, `${JSON.stringify(messages, null, 2)}\n`);
}

function enterPermissions({ key }: Names): void {
  const rows = `  '${key}.read': { ADMIN: 'all', OFFICE: 'all', LEADER: 'all', DEPARTMENT: 'all', TEACHER: 'all' },
  '${key}.write': { ADMIN: 'all', OFFICE: 'all', DEPARTMENT: 'department' },
`;
  insertBefore('lib/authz/catalogue.ts', '} as const satisfies Record<string, Partial<Record<Role, Grant>>>;', rows);
}

function enterMessages({ key, table, camels, Pascals }: Names): void {
  const file = 'lib/i18n/messages.ts';
  const property = key === camels ? key : `'${key}'`;
  insertBefore(
    file,
    '\nconst zh = {',
    LOCALES.map((l) => `import ${l === 'en' ? 'en' : 'zh'}${Pascals} from './messages/${l}/${key}.json';\n`).join(''),
  );
  insertBefore(file, '};\n\nexport type Messages', `  ${property}: zh${Pascals},\n`);
  insertBefore(file, '} as unknown as Messages', `  ${property}: en${Pascals},\n`);
  for (const locale of LOCALES) {
    const word = (zh: string, en: string) => (locale === 'en' ? en : zh);
    addMessages(locale, key, { title: Pascals, none: word('没有符合条件的记录', 'No records match') });
    addMessages(locale, 'settings', {
      [`permissionGroups/${key}`]: Pascals,
      [`permissionNames/${key}/read`]: word(`查看 ${Pascals}`, `See ${Pascals}`),
      [`permissionNames/${key}/write`]: word(`登记与修改 ${Pascals}`, `Write ${Pascals}`),
    });
    addMessages(locale, 'audit', {
      [`tables/${table}`]: Pascals,
      [`commands/${key}/create`]: word(`新增 ${Pascals}`, `Add ${Pascals}`),
      [`commands/${key}/update`]: word(`修改 ${Pascals}`, `Change ${Pascals}`),
    });
    addMessages(locale, 'figures', { [`${key}/running`]: Pascals });
    addMessages(locale, 'errors', {
      endsBeforeStart: word('结束日期须晚于开始日期', 'The end must come after the start'),
      notYourDepartment: word('只能选择本系部', 'Choose your own department'),
    });
  }
}

function main(): void {
  const [key = '', singular = ''] = process.argv.slice(2);
  if (!/^[a-z]+(-[a-z]+)*$/.test(key) || !/^[A-Z][A-Za-z]+$/.test(singular))
    throw new Error('npm run new:module -- order-classes OrderClass   (plural key, singular name)');
  if (existsSync(`lib/modules/${key}`)) throw new Error(`lib/modules/${key} is there already`);
  const names = namesOf(key, singular);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  for (const template of readdirSync(TEMPLATES)) {
    const target = targetOf(template, names, stamp);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fill(readFileSync(join(TEMPLATES, template), 'utf8'), names));
    console.log(target);
  }
  enterPermissions(names);
  enterMessages(names);
  insertBefore('lib/modules/audit/schema.ts', '] as const;\nexport type AuditTable', `  '${names.table}',\n`);
  console.log(
    'Next: npx prisma generate, npx biome check --write lib scripts, then the words in lib/i18n/messages and docs/module-guide.md from step 3.',
  );
}

main();
