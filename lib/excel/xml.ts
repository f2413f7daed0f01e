import 'server-only';
import { WorkbookError } from './cell';

/** Longest tag or text between two tags; a cell of Excel holds 32,767 characters. */
const MAX_TOKEN = 256 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

export type XmlHandler = {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
};

/** Finds tags and texts in XML that comes in pieces. Holds one unfinished token at most, and that one is bounded. */
export class XmlScanner {
  private rest = '';

  constructor(private readonly handler: XmlHandler) {}

  /** Takes the next piece. */
  write(piece: string): void {
    const buffer = this.rest ? this.rest + piece : piece;
    let at = 0;
    for (;;) {
      const tag = buffer.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.handler.text(decodeEntities(buffer.slice(at, tag)));
      const end = this.readTag(buffer, tag);
      at = end < 0 ? tag : end;
      if (end < 0) break;
    }
    if (buffer.length - at > MAX_TOKEN) throw new WorkbookError('damaged');
    this.rest = buffer.slice(at);
  }

  /** Position behind the tag that starts here; -1 when its end has not come yet. */
  private readTag(buffer: string, start: number): number {
    const second = buffer.charAt(start + 1);
    if (second === '') return -1;
    if (second === '!') return this.readDeclaration(buffer, start);
    const end = tagEnd(buffer, start + 1);
    if (end < 0) return -1;
    if (second === '/') this.handler.close(localName(buffer, start + 2, end));
    else if (second !== '?') this.openTag(buffer, start + 1, end);
    return end + 1;
  }

  private openTag(buffer: string, start: number, end: number): void {
    const closed = buffer.charAt(end - 1) === '/';
    const stop = closed ? end - 1 : end;
    let nameEnd = start;
    while (nameEnd < stop && buffer.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = localName(buffer, start, nameEnd);
    this.handler.open(name, buffer.slice(nameEnd, stop));
    if (closed) this.handler.close(name);
  }

  private readDeclaration(buffer: string, start: number): number {
    if (buffer.length - start < 9) return -1;
    if (buffer.startsWith('<![CDATA[', start)) {
      const end = buffer.indexOf(']]>', start + 9);
      if (end >= 0) this.handler.text(buffer.slice(start + 9, end));
      return end < 0 ? -1 : end + 3;
    }
    // No office program writes a document type; entities of one's own are a way to attack.
    if (!buffer.startsWith('<!--', start)) throw new WorkbookError('damaged');
    const end = buffer.indexOf('-->', start + 4);
    return end < 0 ? -1 : end + 3;
  }
}

/** The value of an attribute in the text behind a tag's name; prefixes count as part of the name. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && attributes.charCodeAt(at - 1) > 32) at = attributes.indexOf(`${name}=`, at + 1);
  if (at < 0) return null;
  const open = at + name.length + 1;
  const close = attributes.indexOf(attributes.charAt(open), open + 1);
  return close < 0 ? null : decodeEntities(attributes.slice(open + 1, close));
}

/** Undoes the _x000D_ escapes of spreadsheets. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function tagEnd(buffer: string, from: number): number {
  let quote = 0;
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (quote) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return at;
  }
  return -1;
}

function localName(buffer: string, start: number, end: number): string {
  const name = buffer.slice(start, end).trimEnd();
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return ENTITIES[body] ?? whole;
    const code = body.charAt(1).toLowerCase() === 'x' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
