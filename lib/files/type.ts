import 'server-only';
import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { ENDINGS } from './endings';
import { endingOf } from './name';

// The old Office formats share one container; what it holds stands in the name of a stream.
const OLE_STREAMS: readonly (readonly [stream: string, type: string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

async function oleType(path: string): Promise<string | undefined> {
  const content = await readFile(path);
  return OLE_STREAMS.find(([stream]) => content.includes(Buffer.from(`${stream}\0`, 'utf16le')))?.[1];
}

/** The file's type by its content, if it is one of those allowed and the name's ending agrees with it; else undefined. */
export async function allowedType(path: string, name: string): Promise<string | undefined> {
  const found = (await fileTypeFromFile(path))?.mime;
  const type = found === 'application/x-cfb' ? await oleType(path) : found;
  return type !== undefined && ENDINGS[type]?.includes(endingOf(name)) ? type : undefined;
}
