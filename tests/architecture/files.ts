import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The project's files below some folders, by path from the root, without what is made. */
export function filesBelow(folders: readonly string[], ending = /\.tsx?$/): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('lib/db/generated'))
      .sort(),
  );
}

/** The names of the folders in a folder. */
export function foldersIn(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** A file's text. */
export const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** A file's text without comments, as far as a line tells. */
export const codeOf = (file: string) =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** What a file loads when it runs: packages by name, files of ours by path from the root. Types are not loaded. */
export function importsOf(file: string): string[] {
  const found = codeOf(file).matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)\s+from\s+'([^']+)';/gm);
  return [...found]
    .filter(([, names = '']) => !/^\{\s*(?:type \w+(?: as \w+)?,?\s*)+\}$/.test(names))
    .map(([, , from = '']) => fileOf(file, from));
}

function fileOf(file: string, from: string): string {
  if (!/^(@\/|\.)/.test(from)) return from;
  const at = from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from);
  return [at, `${at}.ts`, `${at}.tsx`].find((each) => existsSync(path.join(root, each)) && !isFolder(each)) ?? at;
}

const isFolder = (at: string) => statSync(path.join(root, at)).isDirectory();
