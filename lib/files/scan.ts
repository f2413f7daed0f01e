import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { fail } from '@/lib/kernel/errors';

/** What a scanner or a phone's camera makes, and codes are read out of. */
export const SCAN_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];
export const MAX_PAGES = 600;

// 144 and 216 dots an inch: the first reads what our forms print, the second what was scanned small.
const SCALES = [2, 3];
// A page or picture that says it is larger is drawn smaller, or refused: it would fill the memory.
const [LONGEST_SIDE, MOST_PIXELS] = [4200, 100_000_000];
const READ: ReaderOptions = { formats: ['QRCode'], maxNumberOfSymbols: 8 };

// The built server stands in its own folder, with it traced into it (next.config.ts).
const PROGRAM = path.join(process.cwd(), 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

let ready: Promise<PDFiumLibrary> | undefined;

/** Both readers, each with its program from beside it: without this one would be fetched from the net. */
function readers(): Promise<PDFiumLibrary> {
  ready ??= (async () => {
    const wasmBinary = Uint8Array.from(await readFile(PROGRAM)).buffer;
    prepareZXingModule({ overrides: { wasmBinary } });
    return PDFiumLibrary.init();
  })();
  return ready;
}

async function codesOfPage(document: PDFiumDocument, index: number): Promise<string[]> {
  for (const wished of SCALES) {
    // Drawing closes a page, so each time it is opened anew.
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(wished, LONGEST_SIDE / Math.max(originalWidth, originalHeight, 1));
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
    const found = await readBarcodes(picture as ImageData, READ);
    if (found.length > 0) return found.map(({ text }) => text);
  }
  return [];
}

async function codesOfPdf(bytes: Uint8Array): Promise<string[][]> {
  const document = await (await readers()).loadDocument(bytes).catch(() => fail('INVALID', 'scanUnreadable'));
  try {
    const count = document.getPageCount();
    if (count > MAX_PAGES) fail('RULE', 'scanTooLong', { params: { max: MAX_PAGES } });
    const pages: string[][] = [];
    for (let index = 0; index < count; index += 1) {
      pages.push(await codesOfPage(document, index));
      // Others want to be answered between two pages.
      await setImmediate();
    }
    return pages;
  } finally {
    document.destroy();
  }
}

/** Width × height as the picture's head has them, before anything is unpacked. */
async function pixelsOf(bytes: Uint8Array, type: ScanType): Promise<number> {
  if (type === 'image/png') {
    const head = Buffer.from(bytes.subarray(0, 24));
    return head.length < 24 ? 0 : head.readUInt32BE(16) * head.readUInt32BE(20);
  }
  const { width, height } = await (await PDFDocument.create()).embedJpg(bytes);
  return width * height;
}

async function codesOfPicture(bytes: Uint8Array, type: ScanType): Promise<string[][]> {
  await readers();
  try {
    if ((await pixelsOf(bytes, type)) > MOST_PIXELS) throw new Error('too large a picture');
    return [(await readBarcodes(bytes, READ)).map(({ text }) => text)];
  } catch {
    return fail('INVALID', 'scanUnreadable');
  }
}

// One file at a time: each is in memory as a whole.
let line: Promise<unknown> = Promise.resolve();

/** The texts of the QR codes on each page of a scan; a picture is one page. Throws INVALID (scanUnreadable) or RULE (scanTooLong). */
export function readCodes(bytes: Uint8Array, type: ScanType): Promise<string[][]> {
  const turn = line.then(() => (type === 'application/pdf' ? codesOfPdf(bytes) : codesOfPicture(bytes, type)));
  line = turn.catch(() => undefined);
  return turn;
}

/** Gives parts of a PDF, each its pages (from 0) in their order; the same pages give the same bytes. Throws INVALID (scanUnreadable). */
export async function pdfTaker(bytes: Uint8Array): Promise<(pages: readonly number[]) => Promise<Buffer>> {
  const whole = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => fail('INVALID', 'scanUnreadable'));
  return async (pages) => {
    const part = await PDFDocument.create({ updateMetadata: false });
    for (const page of await part.copyPages(whole, [...pages])) part.addPage(page);
    return Buffer.from(await part.save());
  };
}
