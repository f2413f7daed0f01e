import 'server-only';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { notFound } from '@/lib/kernel/errors';
import type { FileStore } from './store';

export type S3Settings = Readonly<{
  S3_BUCKET: string;
  S3_REGION: string;
  S3_ENDPOINT?: string;
  S3_ACCESS_KEY_ID?: string;
  S3_SECRET_ACCESS_KEY?: string;
}>;

function clientOf({
  S3_REGION,
  S3_ENDPOINT,
  S3_ACCESS_KEY_ID: accessKeyId,
  S3_SECRET_ACCESS_KEY: secretAccessKey,
}: S3Settings): S3Client {
  return new S3Client({
    region: S3_REGION,
    // Stores other than Amazon's know neither bucket hosts nor the newer checksums.
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

let kept: { bucket: string; endpoint?: string; client: S3Client } | undefined;

/** A store in a bucket. */
export function s3Store(settings: S3Settings): FileStore {
  const { S3_BUCKET: Bucket, S3_ENDPOINT: endpoint } = settings;
  if (kept?.bucket !== Bucket || kept.endpoint !== endpoint)
    kept = { bucket: Bucket, endpoint, client: clientOf(settings) };
  const { client } = kept;
  return {
    async put(Key, stream, size) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: stream, ContentLength: size }));
    },
    async get(Key) {
      const { Body } = await client
        .send(new GetObjectCommand({ Bucket, Key }))
        .catch((error: unknown) => (error instanceof NoSuchKey ? notFound() : Promise.reject(error)));
      return Body as Readable;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
