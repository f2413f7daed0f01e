import 'server-only';
import { isDateFormat } from 'hucre';
import { type ReadLimits, WorkbookError } from './cell';
import { attribute, decodeEscapes, type XmlHandler, XmlScanner } from './xml';
import { inflateEntry, readPart, type Zip } from './zip';

const ROOT = '_rels/.rels';
/** Numbers of built-in formats that show a date, with those that Chinese Excel adds. */
const isDateId = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
const isTimeId = (id: number) => (id >= 18 && id <= 21) || (id >= 45 && id <= 47);

export type SheetPart = { name: string; state: 'visible' | 'hidden' | 'veryHidden'; path: string };
export type WorkbookParts = { sheets: SheetPart[]; date1904: boolean; stringsPath: string; stylesPath: string };

/** Follows the relations of the package to its sheets; null when the archive is no workbook of this format. */
export async function readParts(zip: Zip): Promise<WorkbookParts | null> {
  const root = await relations(zip, ROOT, '');
  const path = [...root.values()].find((relation) => relation.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const workbook = await readPart(zip, path);
  if (workbook === null || !path.endsWith('.xml')) return null;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = await relations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const byType = (type: string) => [...related.values()].find((relation) => relation.type === type)?.path ?? '';
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let isWorkbook = false;
  scan(workbook, (name, attributes) => {
    isWorkbook ||= name === 'workbook';
    if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const relation = related.get(/\w+:id=["']([^"']*)/.exec(attributes)?.[1] ?? '');
    // Charts and dialogues are sheets too, but hold no rows.
    if (relation?.type !== 'worksheet') return;
    const state = attribute(attributes, 'state');
    const known = state === 'hidden' || state === 'veryHidden' ? state : 'visible';
    sheets.push({ name: attribute(attributes, 'name') ?? '', state: known, path: relation.path });
  });
  if (!isWorkbook) return null;
  return { sheets, date1904, stringsPath: byType('sharedStrings'), stylesPath: byType('styles') };
}

/** For each cell style of the workbook, whether it shows a date. */
export async function readDateStyles(zip: Zip, path: string): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  const onOpen = (name: string, attributes: string) => {
    if (name === 'numFmt') {
      own.set(Number(attribute(attributes, 'numFmtId')), isDateFormat(attribute(attributes, 'formatCode') ?? ''));
    } else if (name === 'cellXfs') inCellStyles = true;
    else if (name === 'xf' && inCellStyles) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      styles.push(own.get(id) ?? (isDateId(id) && !isTimeId(id)));
    }
  };
  scan((await readPart(zip, path)) ?? '', onOpen, (name) => {
    if (name === 'cellXfs') inCellStyles = false;
  });
  return styles;
}

/** The texts that cells share, without their phonetic guides. */
export async function readSharedStrings(zip: Zip, path: string): Promise<string[]> {
  const entry = zip.entries.get(path);
  if (!entry) return [];
  const collector = new SharedStrings(zip.limits);
  const scanner = new XmlScanner(collector);
  const decoder = new TextDecoder();
  for await (const chunk of inflateEntry(zip, entry, zip.limits.inflatedBytes / 2)) {
    scanner.write(decoder.decode(chunk, { stream: true }));
  }
  return collector.texts;
}

class SharedStrings implements XmlHandler {
  readonly texts: string[] = [];
  private current = '';
  private inText = false;
  private phonetic = false;
  private characters = 0;

  constructor(private readonly limits: ReadLimits) {}

  open(name: string): void {
    if (name === 'si') this.current = '';
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.inText = !this.phonetic;
  }

  text(text: string): void {
    if (!this.inText) return;
    this.current += text;
    this.characters += text.length;
    if (this.characters > this.limits.sharedCharacters) throw new WorkbookError('too-large');
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'si') {
      this.texts.push(own(decodeEscapes(this.current)));
      if (this.texts.length > this.limits.sharedStrings) throw new WorkbookError('too-large');
    }
  }
}

/** A copy: a slice would keep the whole piece of XML that it came from. */
function own(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

type Relation = { type: string; path: string };

async function relations(zip: Zip, name: string, folder: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  scan((await readPart(zip, name)) ?? '', (tag, attributes) => {
    if (tag !== 'Relationship') return;
    const type = attribute(attributes, 'Type') ?? '';
    const path = resolve(folder, attribute(attributes, 'Target') ?? '');
    found.set(attribute(attributes, 'Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), path });
  });
  return found;
}

function resolve(folder: string, target: string): string {
  return new URL(target, `zip:/${folder}`).pathname.slice(1);
}

function scan(xml: string, open: XmlHandler['open'], close: XmlHandler['close'] = () => undefined): void {
  new XmlScanner({ open, close, text: () => undefined }).write(xml);
}
