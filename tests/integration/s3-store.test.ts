import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { s3Store } from '@/lib/files/s3-store';

const NO_SUCH_KEY = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>';
const kept = new Map<string, Buffer>();

/** As much of a bucket as the store asks for. */
const bucket = createServer(async (request, response) => {
  const key = new URL(request.url ?? '', 'http://x').pathname;
  if (request.method === 'PUT') kept.set(key, await buffer(request));
  if (request.method === 'DELETE') kept.delete(key);
  const found = kept.get(key);
  if (request.method === 'GET' && !found) return response.writeHead(404).end(NO_SUCH_KEY);
  return response.writeHead(200).end(request.method === 'GET' ? found : undefined);
});

beforeAll(() => new Promise<void>((ready) => bucket.listen(0, '127.0.0.1', ready)));
afterAll(() => new Promise((closed) => bucket.close(closed)));

it('keeps, gives back and forgets bytes in a bucket of another maker', async () => {
  const { port } = bucket.address() as AddressInfo;
  const store = s3Store({
    ...{ S3_BUCKET: 'files', S3_REGION: 'us-east-1', S3_ENDPOINT: `http://127.0.0.1:${port}` },
    ...{ S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' },
  });
  const bytes = Buffer.alloc(300_000, 'x');
  await store.put('college/1', Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]), bytes.length);
  expect([...kept.keys()]).toEqual(['/files/college/1']);
  expect(kept.get('/files/college/1')).toEqual(bytes);
  expect(await buffer(await store.get('college/1'))).toEqual(bytes);
  await store.remove('college/1');
  await expect(store.get('college/1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
