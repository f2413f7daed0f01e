import { expect, it } from 'vitest';
import { NAVIGATION } from '@/components/shell/navigation';
import { LOCALES } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import { codeOf, filesBelow } from './files';

type Tree = { [key: string]: Tree | string };

function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = before ? `${before}.${key}` : key;
    return typeof value === 'string' ? [[path, value] as [string, string]] : flat(value, path);
  });
}

/** The names of a message's parameters and tags; what stands in a plural's branch is a text with names of its own. */
function parametersOf(message: string): { names: string[]; counts: string[] } {
  const names: string[] = [];
  const counts: string[] = [];
  const branches = message.replace(
    /\{\s*(\w+)\s*,\s*(?:plural|select|selectordinal)\s*,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g,
    (_, name: string, rest: string) => {
      counts.push(name);
      return [...rest.matchAll(/\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, text]) => text).join(' ');
    },
  );
  for (const [, name] of branches.matchAll(/\{\s*(\w+)\s*[,}]/g)) names.push(name ?? '');
  for (const [, name] of branches.matchAll(/<(\w+)>/g)) names.push(name ?? '');
  return { names: [...new Set(names)].sort(), counts };
}

const messages = Object.fromEntries(LOCALES.map((locale) => [locale, loadMessages(locale) as unknown as Tree]));
const [first, ...others] = LOCALES;
const zh = new Map(flat(messages[first] ?? {}));
const SOURCE = filesBelow(['app', 'components', 'lib', 'scripts']).map((file) => ({ file, code: codeOf(file) }));

it.each(others)('has the same keys and parameters in %s', (locale) => {
  const other = new Map(flat(messages[locale] ?? {}));
  expect([...other.keys()].filter((key) => !zh.has(key))).toEqual([]);
  expect([...zh.keys()].filter((key) => !other.has(key))).toEqual([]);
  // A language without plurals may leave out the number that only chooses the form of a word.
  const differing = [...zh].filter(([key, text]) => {
    const [one, two] = [parametersOf(text), parametersOf(other.get(key) ?? '')];
    const counts = [...one.counts, ...two.counts];
    const named = (of: { names: string[] }) => of.names.filter((name) => !counts.includes(name));
    return String(named(one)) !== String(named(two));
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

it('has no empty message and no exclamation mark', () => {
  const all = LOCALES.flatMap((locale) => flat(messages[locale] ?? {}, locale));
  expect(all.filter(([, text]) => text.trim() === '' || /[!！]/.test(text)).map(([key]) => key)).toEqual([]);
});

it('names no step like the button that closes its dialog', () => {
  const alike = LOCALES.flatMap((locale) => {
    const all = flat(messages[locale] ?? {});
    const close = new Map(all).get('ui.act.cancel');
    return all
      .filter(([key, text]) => /^[\w-]+\.events\./.test(key) && text === close)
      .map(([key]) => `${locale} ${key}`);
  });
  expect(alike).toEqual([]);
});

it('uses every namespace', () => {
  const namespaces = Object.keys(messages[first] ?? {});
  const unused = namespaces.filter(
    (name) =>
      !SOURCE.some(({ code }) =>
        new RegExp(
          `['"\`]${name}(?:\\.|['"\`])|\\b${name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())}\\b`,
        ).test(code),
      ),
  );
  expect(unused).toEqual([]);
});

it('has every message that the code names', () => {
  const nodes = new Set(
    [...zh.keys()].flatMap((key) => key.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'))),
  );
  const missing = SOURCE.flatMap(({ file, code }) => {
    const spaces = [
      ...code.matchAll(/(?:const|let) (\w+) = (?:await )?(?:useTranslations|getTranslations)\('([\w.-]+)'\)/g),
    ];
    return spaces.flatMap(([, name, space]) => {
      // A name that stands for two namespaces in one file says nothing.
      if (spaces.filter(([, other]) => other === name).length > 1) return [];
      const keys = [...code.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.has)?\\('([\\w.-]+)'`, 'g'))];
      return keys.filter(([, key]) => !nodes.has(`${space}.${key}`)).map(([, key]) => `${file}: ${space}.${key}`);
    });
  });
  expect(missing).toEqual([]);
});

it('names every screen of the sidebar in both languages', () => {
  const screens = NAVIGATION.flatMap((group) => group.screens.map((screen) => screen.label));
  expect(screens.length).toBeGreaterThan(20);
  for (const locale of LOCALES) {
    const known = new Set(flat(loadMessages(locale) as unknown as Tree).map(([key]) => key));
    expect(screens.filter((label) => !known.has(`nav.${label}`))).toEqual([]);
  }
});

it('names the sheet of every list that is exported, and that it was exported, in both languages', () => {
  const modules = filesBelow(['lib/processes'], /^export-[\w-]+\.ts$/).flatMap((file) =>
    [...codeOf(file).matchAll(/^ {2}module: '([\w-]+)',$/gm)].map(([, module]) => module ?? ''),
  );
  expect(modules.length).toBeGreaterThan(12);
  for (const locale of LOCALES) {
    const known = new Set(flat(loadMessages(locale) as unknown as Tree).map(([key]) => key));
    const words = modules.flatMap((module) => [`imports.modules.${module}`, `audit.commands.${module}.export`]);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  }
});
