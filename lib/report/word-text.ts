import 'server-only';
import { RelType, TemplateHandler, type XmlNode } from 'easy-template-x';
import { type Numbered, numbering } from './word-numbers';

/** A piece of a text from the top down, as a page and a PDF show it. */
export type TextBlock =
  | { kind: 'title' | 'heading' | 'text'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'table'; rows: string[][] };

const NUMBERING = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering';
// What is deleted, what a field is computed from, and a picture's second form for older readers.
const UNREAD = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:pPr', 'w:rPr', 'w:tcPr']);
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

const below = (node: XmlNode) => node.childNodes ?? [];
const attribute = (node: XmlNode | undefined, name: string) =>
  node && 'attributes' in node ? node.attributes?.[name] : undefined;
/** The first node that is reached by the names, each a child of the one before. */
const reach = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  names.reduce<XmlNode | undefined>((at, name) => at?.childNodes?.find((each) => each.nodeName === name), node);

function textOf(node: XmlNode): string {
  if (node.nodeName === 'w:t')
    return below(node)
      .map((each) => ('textContent' in each ? each.textContent : ''))
      .join('');
  if (UNREAD.has(node.nodeName)) return '';
  const text = SIGNS[node.nodeName] ?? below(node).map(textOf).join('');
  // A paragraph within a paragraph stands in a box of its own.
  return node.nodeName === 'w:p' && text ? `\n${text}\n` : text;
}

const tidy = (text: string) =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n+ ?/g, '\n')
    .trim();

type Styles = Map<string, { name: string; numbered: Numbered | null }>;
type At = { styles: Styles; number: (at: Numbered) => string; cell: boolean };

const numberedBy = (properties: XmlNode | undefined): Numbered | null => {
  const of = reach(properties, 'w:numPr');
  const list = attribute(reach(of, 'w:numId'), 'w:val');
  return list ? { list, level: Number(attribute(reach(of, 'w:ilvl'), 'w:val') ?? 0) } : null;
};

function paragraph(node: XmlNode, { styles, number, cell }: At): TextBlock[] {
  const properties = reach(node, 'w:pPr');
  const style = styles.get(attribute(reach(properties, 'w:pStyle'), 'w:val') ?? '');
  const numbered = numberedBy(properties) ?? style?.numbered;
  const text = tidy(below(node).map(textOf).join(''));
  // An empty paragraph of a list is counted by Word, too.
  const mark = numbered ? number(numbered) : '';
  if (!text) return [];
  const kind = cell ? 'text' : /^title$/i.test(style?.name ?? '') ? 'title' : headed(style?.name, properties);
  return [{ kind, text: mark ? `${mark} ${text}` : text }];
}

const headed = (name: string | undefined, properties: XmlNode | undefined) =>
  /^heading/i.test(name ?? '') || reach(properties, 'w:outlineLvl') ? 'heading' : 'text';

function table(node: XmlNode, at: At): TextBlock[] {
  const inCell = { ...at, cell: true };
  const rows = childrenOf(node, 'w:tr').map((row) =>
    childrenOf(row, 'w:tc').map((cell) => blocksIn(cell, inCell).map(flat).join('\n')),
  );
  return rows.some((row) => row.some(Boolean)) ? [{ kind: 'table', rows }] : [];
}

/** A table within a cell: its cells beside each other, a line a row. */
const flat = (block: TextBlock) => ('text' in block ? block.text : block.rows.map((row) => row.join(' ')).join('\n'));

/** The children of the name, those within content controls and insertions as well. */
function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return below(node).flatMap((each) =>
    each.nodeName === name
      ? [each]
      : ['w:sdt', 'w:sdtContent', 'w:ins'].includes(each.nodeName)
        ? childrenOf(each, name)
        : [],
  );
}

function blocksIn(node: XmlNode, at: At): TextBlock[] {
  return below(node).flatMap((each): TextBlock[] => {
    if (each.nodeName === 'w:p') return paragraph(each, at);
    if (each.nodeName === 'w:tbl') return table(each, at);
    return ['w:sdt', 'w:sdtContent', 'w:ins'].includes(each.nodeName) ? blocksIn(each, at) : [];
  });
}

/** The text of a Word file as its reader sees it: paragraphs with their numbers, and tables. What stands in the page's margins is left out. */
export async function wordText(file: Uint8Array): Promise<TextBlock[]> {
  const handler = new TemplateHandler();
  const xml = (relation?: string) => handler.getXml(Buffer.from(file), relation);
  // A file need not have lists or styles.
  const part = async (relation: string) => xml(relation).catch(() => undefined);
  const styles: Styles = new Map();
  for (const each of below((await part(RelType.Styles)) ?? { nodeType: 'General', nodeName: '' }))
    styles.set(attribute(each, 'w:styleId') ?? '', {
      name: attribute(reach(each, 'w:name'), 'w:val') ?? '',
      numbered: numberedBy(reach(each, 'w:pPr')),
    });
  const body = reach(await xml(), 'w:body');
  return body ? blocksIn(body, { styles, number: numbering(await part(NUMBERING)), cell: false }) : [];
}
