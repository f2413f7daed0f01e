import 'server-only';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';

const FONTS = 'node_modules/@expo-google-fonts/noto-sans-sc';
// The built server stands in its own folder, with these files traced into it (next.config.ts).
const font = (weight: string) => path.join(process.cwd(), FONTS, weight, `NotoSansSC_${weight}.ttf`);
const [PLAIN, BOLD] = [font('400Regular'), font('700Bold')];
const [MARGIN, WIDTH, HEIGHT] = [50, 595.28, 841.89];
const INNER = WIDTH - 2 * MARGIN;
// A code of 17 mm: it is read at 150 dots an inch.
const [STAMP, STAMP_UP, STAMP_MARGIN] = [50, 68, 78];
const [INK, DIM, LINE] = ['#1b2733', '#5b6b7a', '#c4ced8'];
const [SIZE, PAD] = [10, 4];

export type PdfMeta = {
  title: string;
  author: string;
  footer: (page: number, pages: number) => string;
  /** A code in the corner of every page, by which a scan of it finds back, and what is said beside it. */
  stamp?: { code: (page: number, pages: number) => string; words: readonly string[] };
};
type Doc = PDFKit.PDFDocument;
type Style = { size?: number; bold?: boolean; dim?: boolean; align?: 'center' | 'left' };

/** What an A4 report is drawn with, from the top down; whatever does not fit goes on to the next page. */
export type PdfSheet = {
  title(text: string, under?: string): void;
  heading(text: string): void;
  text(text: string, style?: Style): void;
  /** Labels with their values, in two columns; what has no value is a line to fill in. */
  facts(rows: readonly (readonly [label: string, value: string | null])[]): void;
  /** Columns share the width by the given parts; the head is repeated on every page. */
  table(parts: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** Rows of a table without a head, each with as many cells as it has. */
  grid(rows: readonly (readonly string[])[]): void;
  /** Lines to sign on, two beside each other, each with room for a stamp. */
  signatures(rows: readonly { label: string; under: string }[]): void;
  newPage(): void;
};

/** Draws a report and gives it as a PDF. */
export async function makePdf(meta: PdfMeta, draw: (sheet: PdfSheet) => void): Promise<Buffer<ArrayBuffer>> {
  const info = { Title: meta.title, Author: meta.author };
  const margins = { top: MARGIN, left: MARGIN, right: MARGIN, bottom: meta.stamp ? STAMP_MARGIN : MARGIN };
  const doc = new PDFDocument({ size: 'A4', margins, bufferPages: true, font: PLAIN, info, lang: 'zh-CN' });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((done, failed) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => done());
    doc.on('error', failed);
  });

  draw(sheetOn(doc));
  number(doc, meta);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function number(doc: Doc, { footer, stamp }: PdfMeta): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    doc.switchToPage(start + n);
    // Below the margin, where a text would else begin a new page.
    doc.page.margins.bottom = 0;
    doc.font(PLAIN).fontSize(8).fillColor(DIM);
    doc.text(footer(n + 1, count), MARGIN, HEIGHT - 36, { width: INNER, align: 'center', lineBreak: false });
    if (!stamp) continue;
    const [x, y] = [WIDTH - MARGIN - STAMP, HEIGHT - STAMP_UP];
    drawCode(doc, stamp.code(n + 1, count), { x, y, side: STAMP });
    doc.fillColor(DIM).text(stamp.words.join('\n'), MARGIN, y, { width: x - MARGIN - STAMP, lineGap: 2 });
  }
}

const bottomOf = (doc: Doc) => HEIGHT - doc.page.margins.bottom;

function room(doc: Doc, height: number): void {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
}

function write(doc: Doc, text: string, { size = SIZE, bold, dim, align }: Style = {}): void {
  doc.font(bold ? BOLD : PLAIN).fontSize(size);
  doc.fillColor(dim ? DIM : INK).text(text, MARGIN, doc.y, { width: INNER, lineGap: 2, align });
}

type Cell = { text: string; x: number; width: number; bold?: boolean; dim?: boolean };

/** One row of cells beside each other, as high as its highest, with a line below. */
function row(doc: Doc, cells: readonly Cell[], before?: () => void): void {
  const heights = cells.map(({ text, width, bold }) =>
    doc
      .font(bold ? BOLD : PLAIN)
      .fontSize(SIZE - 1)
      .heightOfString(text || ' ', { width: width - 2 * PAD, lineGap: 2 }),
  );
  const height = Math.min(Math.max(...heights) + 2 * PAD, bottomOf(doc) - MARGIN);
  if (doc.y + height > bottomOf(doc)) {
    doc.addPage();
    before?.();
  }
  const top = doc.y;
  for (const { text, x, width, bold, dim } of cells)
    doc
      .font(bold ? BOLD : PLAIN)
      .fontSize(SIZE - 1)
      .fillColor(dim ? DIM : INK)
      .text(text, x + PAD, top + PAD, { width: width - 2 * PAD, height: height - PAD, lineGap: 2, ellipsis: true });
  doc.moveTo(MARGIN, top + height).lineTo(WIDTH - MARGIN, top + height);
  doc.lineWidth(0.5).strokeColor(LINE).stroke();
  doc.y = top + height;
}

function facts(doc: Doc, rows: readonly (readonly [string, string | null])[]): void {
  const [label, half] = [84, INNER / 2];
  for (let at = 0; at < rows.length; at += 2)
    row(
      doc,
      rows.slice(at, at + 2).flatMap(([name, value], n): Cell[] => [
        { text: name, x: MARGIN + n * half, width: label, dim: true },
        { text: value ?? '', x: MARGIN + n * half + label, width: half - label },
      ]),
    );
  doc.moveDown(0.6);
}

function table(doc: Doc, parts: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => (INNER * part) / whole);
  const cells = (texts: readonly string[], bold: boolean): Cell[] => {
    let x = MARGIN;
    return widths.map((width, n) => {
      x += width;
      return { text: texts[n] ?? '', x: x - width, width, bold };
    });
  };
  const heading = () => row(doc, cells(head, true));
  room(doc, 48);
  heading();
  for (const texts of rows) row(doc, cells(texts, false), heading);
  doc.moveDown(0.6);
}

function grid(doc: Doc, rows: readonly (readonly string[])[]): void {
  for (const texts of rows) {
    const width = INNER / Math.max(1, texts.length);
    row(
      doc,
      texts.map((text, n): Cell => ({ text, x: MARGIN + n * width, width })),
    );
  }
  doc.moveDown(0.6);
}

function signatures(doc: Doc, rows: readonly { label: string; under: string }[]): void {
  const half = INNER / 2;
  for (let at = 0; at < rows.length; at += 2) {
    room(doc, 92);
    const top = doc.y;
    for (const [n, { label, under }] of rows.slice(at, at + 2).entries()) {
      const x = MARGIN + n * half;
      doc
        .font(BOLD)
        .fontSize(SIZE)
        .fillColor(INK)
        .text(label, x, top, { width: half - 16 });
      doc
        .moveTo(x, top + 58)
        .lineTo(x + half - 24, top + 58)
        .lineWidth(0.8)
        .strokeColor(DIM)
        .stroke();
      doc
        .font(PLAIN)
        .fontSize(SIZE - 1)
        .fillColor(DIM)
        .text(under, x, top + 62, { width: half - 16 });
    }
    doc.y = top + 92;
  }
}

type Square = { x: number; y: number; side: number };

function drawCode(doc: Doc, text: string, { x, y, side }: Square): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dot = side / modules.size;
  for (const [at, dark] of modules.data.entries())
    if (dark) doc.rect(x + (at % modules.size) * dot, y + Math.floor(at / modules.size) * dot, dot, dot);
  doc.fill(INK);
}

function sheetOn(doc: Doc): PdfSheet {
  return {
    title(text, under) {
      write(doc, text, { size: 18, bold: true, align: 'center' });
      if (under) write(doc, under, { size: 9, dim: true, align: 'center' });
      doc.moveDown(0.8);
    },
    heading(text) {
      room(doc, 64);
      doc.moveDown(0.3);
      write(doc, text, { size: 12, bold: true });
      doc.moveDown(0.3);
    },
    text(text, style) {
      // What stands in bold is the head of what follows.
      if (style?.bold) room(doc, 48);
      write(doc, text, style);
    },
    facts: (rows) => facts(doc, rows),
    table: (parts, head, rows) => table(doc, parts, head, rows),
    grid: (rows) => grid(doc, rows),
    signatures: (rows) => signatures(doc, rows),
    newPage: () => doc.addPage(),
  };
}
