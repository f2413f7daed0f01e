import 'server-only';
import { createInflateRaw } from 'node:zlib';
import { type ReadLimits, WorkbookError } from './cell';

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ESCAPED = 0xffffffff;
const CHUNK = 64 * 1024;

export type ZipEntry = { name: string; method: number; compressed: number; size: number; offset: number };
export type Zip = { bytes: Buffer; entries: Map<string, ZipEntry>; limits: ReadLimits };

/** Reads the directory of an archive and refuses what it declares beyond the limits; nothing is inflated yet. */
export function openZip(bytes: Buffer, limits: ReadLimits): Zip {
  try {
    const entries = new Map<string, ZipEntry>();
    for (const entry of directory(bytes, limits)) entries.set(entry.name, entry);
    refuseBomb([...entries.values()], limits);
    return { bytes, entries, limits };
  } catch (error) {
    // Buffer throws a RangeError where an offset points outside the file.
    throw error instanceof RangeError ? new WorkbookError('damaged') : error;
  }
}

/** Inflates an entry piece by piece; stops as soon as more comes out than was declared or allowed. */
export async function* inflateEntry(zip: Zip, entry: ZipEntry, maxBytes: number): AsyncGenerator<Buffer> {
  const data = entryData(zip.bytes, entry);
  if (entry.method === 0) {
    if (data.length > maxBytes) throw new WorkbookError('too-large');
    for (let at = 0; at < data.length; at += CHUNK) yield data.subarray(at, at + CHUNK);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  inflate.end(data);
  let total = 0;
  try {
    for await (const chunk of inflate) {
      total += chunk.length;
      if (total > entry.size) throw new WorkbookError('zip-bomb');
      if (total > maxBytes) throw new WorkbookError('too-large');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('damaged');
  } finally {
    inflate.destroy();
  }
}

/** A small part of the archive as text; null when it is not there. */
export async function readPart(zip: Zip, name: string): Promise<string | null> {
  const entry = zip.entries.get(name);
  if (!entry) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of inflateEntry(zip, entry, zip.limits.partBytes)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function* directory(bytes: Buffer, limits: ReadLimits): Generator<ZipEntry> {
  const { count, start } = directoryPlace(bytes);
  if (count > limits.entries) throw new WorkbookError('zip-bomb');
  let at = start;
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new WorkbookError('damaged');
    if (bytes.readUInt16LE(at + 8) & 1) throw new WorkbookError('encrypted');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const entry = {
      name: bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    yield withLongSizes(entry, bytes.subarray(nameEnd, extraEnd));
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
}

function directoryPlace(bytes: Buffer): { count: number; start: number } {
  const lowest = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT);
  let end = bytes.length - END_SIZE;
  while (end >= lowest && bytes.readUInt32LE(end) !== END_SIGNATURE) end--;
  if (end < lowest) throw new WorkbookError('damaged');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count !== 0xffff && start !== ESCAPED) return { count, start };
  if (bytes.readUInt32LE(end - 20) !== END64_LOCATOR_SIGNATURE) throw new WorkbookError('damaged');
  const end64 = Number(bytes.readBigUInt64LE(end - 12));
  if (bytes.readUInt32LE(end64) !== END64_SIGNATURE) throw new WorkbookError('damaged');
  return { count: Number(bytes.readBigUInt64LE(end64 + 32)), start: Number(bytes.readBigUInt64LE(end64 + 48)) };
}

/** ZIP64: numbers that do not fit stand in the extra field, in this order. */
function withLongSizes(entry: ZipEntry, extra: Buffer): ZipEntry {
  if (entry.size !== ESCAPED && entry.compressed !== ESCAPED && entry.offset !== ESCAPED) return entry;
  let at = 0;
  while (extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  const next = (short: number) => {
    if (short !== ESCAPED) return short;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  };
  const size = next(entry.size);
  const compressed = next(entry.compressed);
  return { ...entry, size, compressed, offset: next(entry.offset) };
}

function refuseBomb(entries: ZipEntry[], limits: ReadLimits): void {
  const declared = entries.reduce((total, entry) => total + entry.size, 0);
  const stretched = entries.some(
    (entry) => entry.size > limits.ratioFloorBytes && entry.size > entry.compressed * limits.ratio,
  );
  if (declared > limits.inflatedBytes || stretched) throw new WorkbookError('zip-bomb');
}

function entryData(bytes: Buffer, entry: ZipEntry): Buffer {
  const { offset, compressed, method } = entry;
  const known = method === 0 || method === 8;
  if (!known || offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) {
    throw new WorkbookError('damaged');
  }
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + compressed > bytes.length) throw new WorkbookError('damaged');
  return bytes.subarray(start, start + compressed);
}
