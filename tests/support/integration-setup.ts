import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { afterAll, inject } from 'vitest';
import { closeClient } from '@/lib/db/client';

const folder = mkdtempSync(path.join(inject('folder'), 'files-'));
const at = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
const database = inject('databases')[at];
if (!database) throw new Error(`no database for worker ${at + 1}`);

Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: database.app,
  DATABASE_OWNER_URL: database.owner,
  DATABASE_POOL: '10',
  AUTH_SECRET: 'for-tests-only-0123456789-0123456789',
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
  APP_URL: 'http://127.0.0.1:3000',
  DATA_DIR: folder,
  TMPDIR: folder,
  LOG_LEVEL: 'silent',
});

afterAll(closeClient);
