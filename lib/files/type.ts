import 'server-only';
import { open, readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { endingOf } from './name';

/** What may be attached: the type that the content shows, with the endings that a name of it may have. Everything else is refused. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/zip': ['zip'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
};

/** Endings for a file field's `accept`. */
export const ACCEPTED_ENDINGS = Object.values(ALLOWED).flat();

const HEAD = 65_536;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function decode(head: Buffer): string | null {
  // The head may end within a character, hence the stream mode.
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    } catch {}
  }
  return null;
}

// Text that a browser or a shell would run.
const RUNS = /^\uFEFF?\s*(#!|<[!?a-z])/i;

async function textType(path: string, ending: string): Promise<string | undefined> {
  const text = decode(await headOf(path));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary from a text
  if (text === null || RUNS.test(text) || /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return undefined;
  return ending === 'csv' ? 'text/csv' : 'text/plain';
}

// The old Office formats share one container; what it holds stands in the name of a stream.
async function oleType(path: string): Promise<string | undefined> {
  const content = await readFile(path);
  const holds = (stream: string) => content.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('WordDocument')) return 'application/msword';
  return holds('Workbook') || holds('Book') ? 'application/vnd.ms-excel' : undefined;
}

/** The file's type by its content, if it is one of those allowed and the name's ending agrees with it; else undefined. */
export async function allowedType(path: string, name: string): Promise<string | undefined> {
  const ending = endingOf(name);
  const found = await fileTypeFromFile(path);
  let type: string | undefined = found?.mime;
  if (type === undefined) type = await textType(path, ending);
  else if (type === 'application/x-cfb') type = await oleType(path);
  return type !== undefined && ALLOWED[type]?.includes(ending) ? type : undefined;
}
