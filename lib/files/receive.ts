import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from '@/lib/env';
import { AppError, fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { cleanFileName } from './name';
import { fileStore, newFileKey } from './store';
import { allowedType } from './type';

export type ReceivedFile = {
  name: string;
  contentType: string;
  size: number;
  sha256: Buffer<ArrayBuffer>;
  storageKey: string;
};

/** Passes bytes on, counting and hashing them; ends with TOO_LARGE at the first byte too many. */
function meter(maxMb: number) {
  const hash = createHash('sha256');
  const seen = { size: 0, digest: () => hash.digest() as Buffer<ArrayBuffer> };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.size += chunk.length;
      if (seen.size > maxMb * 1_048_576) return done(tooLarge(maxMb));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { seen, stream };
}

function tooLarge(maxMb: number): Error {
  return new AppError('TOO_LARGE', 'fileTooLarge', { params: { max: maxMb } });
}

type Spooled = Omit<ReceivedFile, 'storageKey'> & { path: string };

/**
 * Takes in a file as it arrives, never whole in memory: limit and hash on the way to a spool file, then type by content; gives it to `use`, after
 * which nothing of it is left. Throws TOO_LARGE or INVALID.
 */
export async function spoolFile<T>(
  { name: rawName, body, maxMb = env().UPLOAD_MAX_MB }: { name: string; body: Readable; maxMb?: number },
  use: (file: Spooled) => Promise<T>,
): Promise<T> {
  const { DATA_DIR } = env();
  const name = cleanFileName(rawName);
  const spool = path.join(DATA_DIR, 'spool');
  const half = path.join(spool, newId());
  await mkdir(spool, { recursive: true, mode: 0o700 });
  try {
    const { seen, stream } = meter(maxMb);
    await pipeline(body, stream, createWriteStream(half, { mode: 0o600, flags: 'wx' }));
    if (seen.size === 0) fail('INVALID', 'fileEmpty');
    const contentType = await allowedType(half, name);
    if (contentType === undefined) fail('INVALID', 'fileTypeRefused');
    return await use({ name, contentType, size: seen.size, sha256: seen.digest(), path: half });
  } finally {
    await rm(half, { force: true });
  }
}

/** Takes in a file and keeps it in the store. Throws TOO_LARGE or INVALID; nothing is left behind then. */
export function receiveFile(institutionId: string, name: string, body: Readable): Promise<ReceivedFile> {
  return spoolFile({ name, body }, async ({ path: half, ...file }) => {
    const storageKey = newFileKey(institutionId);
    await (await fileStore()).put(storageKey, createReadStream(half), file.size);
    return { ...file, storageKey };
  });
}
