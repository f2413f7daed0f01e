import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { FileStore } from './store';

const KEY = /^[0-9a-z-]+(\/[0-9a-z-]+)*$/;

const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';

/** A store in `files` below the folder. A file appears whole, by rename, readable by the server's account only. */
export function folderStore(dataDir: string): FileStore {
  const root = path.resolve(dataDir, 'files');

  function at(key: string): string {
    if (!KEY.test(key)) throw new Error('not a file key');
    return path.join(root, key);
  }

  return {
    async put(key, stream) {
      const target = at(key);
      const half = `${target}.${newId()}.part`;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      try {
        await pipeline(stream, createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true }));
        await rename(half, target);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async get(key) {
      const file = await open(at(key)).catch((error: unknown) =>
        isMissing(error) ? notFound() : Promise.reject(error),
      );
      return file.createReadStream();
    },
    async remove(key) {
      await rm(at(key), { force: true });
    },
  };
}
