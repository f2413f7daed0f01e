import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateClient } from './generate';
import { sourcesHash } from './sources';

/** Where the server that was built starts from. */
export const STANDALONE = path.resolve('.next/standalone');
const MARK = '.next/built-from';

/** Builds the production server when the build is missing or older than the sources. Gives whether it built. */
export function buildIfStale(say: () => void = () => {}): boolean {
  generateClient();
  const wanted = sourcesHash();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return false;
  say();
  rmSync(MARK, { force: true });
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env, stdio: 'inherit' });
  if (built.status !== 0) throw new Error(`next build ended with ${built.status ?? built.signal}`);
  // The standalone folder comes without what a web server in front may serve; ours serves it itself.
  cpSync('.next/static', path.join(STANDALONE, '.next/static'), { recursive: true });
  if (existsSync('public')) cpSync('public', path.join(STANDALONE, 'public'), { recursive: true });
  mkdirSync(path.dirname(MARK), { recursive: true });
  writeFileSync(MARK, wanted);
  return true;
}
