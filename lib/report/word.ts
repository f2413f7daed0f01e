import 'server-only';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { TemplateHandler } from 'easy-template-x';
import { DEFAULT_LIMITS } from '@/lib/excel/cell';
import { openZip } from '@/lib/excel/zip';
import type { TextBlock } from './word-text';

const MB = 1_048_576;
/** A template is some pages: what unpacks to far more is a bomb. */
const LIMITS = { ...DEFAULT_LIMITS, inflatedBytes: 60 * MB };
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };

const run = (text: string, bold = false, size = 21) => new TextRun({ text, bold, size, font: FONT });
const cell = (text: string, share: number, bold = false) =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [new Paragraph({ children: [run(text, bold)] })],
  });

function blockOf(block: TextBlock): Paragraph | Table {
  switch (block.kind) {
    case 'facts':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: block.rows.map(([label, value]) => new TableRow({ children: [cell(label, 28, true), cell(value, 72)] })),
      });
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: block.rows.map(
          (row) => new TableRow({ children: row.map((text) => cell(text, Math.floor(100 / row.length))) }),
        ),
      });
    case 'title':
      return new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.CENTER,
        spacing: { after: 240 },
        children: [run(block.text, true, 36)],
      });
    case 'heading':
      return new Paragraph({
        heading: HeadingLevel.HEADING_2,
        spacing: { before: 240, after: 80 },
        children: [run(block.text, true, 24)],
      });
    default:
      return new Paragraph({ spacing: { line: 360 }, children: [run(block.text)] });
  }
}

/** Builds a Word document on A4. */
export async function buildWord(
  meta: { title: string; author: string },
  blocks: readonly TextBlock[],
): Promise<Buffer<ArrayBuffer>> {
  const page = {
    size: { width: 11_906, height: 16_838 },
    margin: { top: 1300, bottom: 1300, left: 1400, right: 1400 },
  };
  const document = new Document({
    ...{ title: meta.title, creator: meta.author },
    sections: [{ properties: { page }, children: blocks.map(blockOf) }],
  });
  return Buffer.from(await Packer.toBuffer(document)) as Buffer<ArrayBuffer>;
}

/** A text, or a square picture of so many points a side. */
export type WordValue = string | { png: Buffer; side: number };

const contentOf = (value: WordValue) =>
  typeof value === 'string'
    ? value
    : { _type: 'image', source: value.png, format: 'image/png', width: value.side, height: value.side };

/** Fills the placeholders ({name}) of a template that was written in Word; what has no value is left empty. */
export async function fillWord(
  template: Uint8Array,
  values: Readonly<Record<string, WordValue>>,
): Promise<Buffer<ArrayBuffer>> {
  const data = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, contentOf(value)]));
  return Buffer.from(await new TemplateHandler().process(Buffer.from(template), data)) as Buffer<ArrayBuffer>;
}

/** The names of a template's placeholders, each once; null when its braces do not fit or it is no Word file. */
export async function placeholdersOf(template: Uint8Array): Promise<string[] | null> {
  try {
    openZip(Buffer.from(template), LIMITS);
    const handler = new TemplateHandler();
    const text = await handler.getText(Buffer.from(template));
    if (text.split('{').length !== text.split('}').length) return null;
    await fillWord(template, {});
    const tags = await handler.parseTags(Buffer.from(template));
    return [...new Set(tags.map(({ name }) => name))];
  } catch {
    return null;
  }
}
