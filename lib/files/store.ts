import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { env } from '@/lib/env';

/** Where bytes are kept. Keys come from newFileKey alone; the store knows neither names nor people. */
export type FileStore = {
  /** Keeps the stream's bytes under the key; half a file is never seen there. */
  put(key: string, stream: Readable, size: number): Promise<void>;
  /** The bytes. Throws NOT_FOUND before the first byte when there are none. */
  get(key: string): Promise<Readable>;
  /** Forgets the bytes; nothing happens when there are none. */
  remove(key: string): Promise<void>;
};

/** A new random key inside the institution's part of the store. */
export function newFileKey(institutionId: string): string {
  return `${institutionId}/${randomBytes(16).toString('hex')}`;
}

/** The store of the settings: a bucket where S3_BUCKET names one, else the folder DATA_DIR/files. */
export async function fileStore(): Promise<FileStore> {
  const { DATA_DIR, S3_BUCKET } = env();
  if (S3_BUCKET) {
    // The S3 client is large and most installations never need it.
    const { s3Store } = await import('./s3-store');
    return s3Store({ ...env(), S3_BUCKET });
  }
  const { folderStore } = await import('./folder-store');
  return folderStore(DATA_DIR);
}
