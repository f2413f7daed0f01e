import 'server-only';
import { Readable } from 'node:stream';
import JSZip from 'jszip';

/** A file of an archive; it is made only when its turn has come to be sent. */
export type ZipPart = { name: string; make: () => Promise<Uint8Array | AsyncIterable<Uint8Array>> };

async function* bytesOf(make: ZipPart['make']): AsyncGenerator<Uint8Array> {
  const made = await make();
  if (made instanceof Uint8Array) yield made;
  else yield* made;
}

/** Sends files as one archive, one after the other: never all of them in memory. Names twice get a number. */
export function zipStream(parts: readonly ZipPart[]): ReadableStream<Uint8Array> {
  const zip = new JSZip();
  const taken = new Set<string>();
  for (const { name, make } of parts) {
    const own = freeName(name, taken);
    taken.add(own.toLowerCase());
    // Word files and PDFs are compressed already.
    zip.file(own, Readable.from(bytesOf(make), { objectMode: false }), { compression: 'STORE', createFolders: false });
  }
  const stream = zip.generateNodeStream({ type: 'nodebuffer', streamFiles: true });
  return Readable.toWeb(new Readable().wrap(stream)) as ReadableStream<Uint8Array>;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  for (let n = 1; ; n += 1) {
    const own = n === 1 ? name : `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
    if (!taken.has(own.toLowerCase())) return own;
  }
}

/** A part of a file's name that Windows takes, too. */
export function safeName(text: string): string {
  return (
    text
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
      .replace(/[. ]+$/, '')
      .slice(0, 80) || '_'
  );
}
