// Makes the database client from prisma/schema when it is missing or older; `--now` makes it in any case.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMA = 'prisma/schema';
const CLIENT = 'lib/db/generated';
const MARK = path.join(CLIENT, '.schema');

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(SCHEMA).sort()) hash.update(file).update(readFileSync(path.join(SCHEMA, file)));
  return hash.update(readFileSync('node_modules/prisma/package.json')).digest('hex');
}

/** Makes the client anew unless it is the schema's already. */
export function generateClient(now = false): void {
  const wanted = schemaHash();
  if (!now && existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  // Else the tool downloads an engine that generating does not need.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const made = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    env,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`prisma generate: ${made.stderr || made.stdout}`);
  writeFileSync(MARK, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // An image installs the packages before the sources are there.
  if (existsSync(SCHEMA)) generateClient(process.argv.includes('--now'));
}
