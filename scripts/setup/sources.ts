import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What goes into a production build. */
const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema', 'prisma/migrations', 'prisma/seed'],
  ...['proxy.ts', 'instrumentation.ts', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
];
const LEFT_OUT = path.join('lib', 'db', 'generated');

function* filesBelow(place: string): Generator<string> {
  if (place === LEFT_OUT || !existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    if (!/\.test\.tsx?$/.test(place)) yield place;
    return;
  }
  for (const name of readdirSync(place).sort()) yield* filesBelow(path.join(place, name));
}

/** A number for the sources as they are: by content, since a checkout does not keep times. */
export function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) for (const file of filesBelow(source)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
