import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secrets = z.object({
  superuser: z.string(),
  owner: z.string(),
  app: z.string(),
  AUTH_SECRET: z.string(),
  ENCRYPTION_KEYS: z.string(),
});
/** What an installation on one machine made up for itself. */
export type LocalSecrets = z.infer<typeof secrets>;

/** The folder of the installation's own data. */
export const dataFolder = () => path.resolve(process.env.DATA_DIR || '.data');

/** The secrets of the folder, made at the first start and readable by this account alone. */
export function localSecrets(folder: string): LocalSecrets {
  const file = path.join(folder, 'secrets.json');
  if (existsSync(file)) return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const made = () => randomBytes(32).toString('hex');
  const fresh = {
    ...{ superuser: made(), owner: made(), app: made(), AUTH_SECRET: made() },
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return fresh;
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const lockOf = (folder: string) => path.join(folder, 'server.pid');

/** The process that serves from the folder, if one does. */
export function serving(folder: string): number | null {
  const file = lockOf(folder);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return pid > 0 && pid !== process.pid && alive(pid) ? pid : null;
}

/** Takes the folder for this process; gives the function that lets it go. */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(lockOf(folder), String(process.pid));
  return () => rmSync(lockOf(folder), { force: true });
}
