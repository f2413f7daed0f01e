import 'server-only';
import type { XmlNode } from 'easy-template-x';

/** Where a paragraph stands in which list. */
export type Numbered = { list: string; level: number };
/** `plain`: the numbers of the levels above are written in digits, whatever theirs are. */
type Level = { format: string; text: string; start: number; plain: boolean };

const childrenNamed = (node: XmlNode | undefined, name: string) =>
  (node?.childNodes ?? []).filter((each) => each.nodeName === name);
const val = (node: XmlNode | undefined, name = 'w:val') =>
  node && 'attributes' in node ? node.attributes?.[name] : undefined;
const first = (node: XmlNode | undefined, name: string) => childrenNamed(node, name)[0];

// Chinese and Roman numerals as the platform knows them would need a locale with its numbering system.
const chinese = new Intl.NumberFormat('zh-u-nu-hanidec', { useGrouping: false });
const DIGITS = Array.from({ length: 10 }, (_, n) => chinese.format(n));
const TEN = '\u5341';
const HUNDRED = '\u767e';

/** 一, 十, 十二, 二十, 一百零三: as articles are counted, below a thousand. */
function counted(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10];
  const tail = ones ? (DIGITS[ones] ?? '') : '';
  if (hundreds === 0) return tens === 0 ? (DIGITS[n] ?? '') : `${tens > 1 ? DIGITS[tens] : ''}${TEN}${tail}`;
  const middle = tens ? `${DIGITS[tens]}${TEN}` : ones ? '\u96f6' : '';
  return `${DIGITS[hundreds]}${HUNDRED}${middle}${tail}`;
}

function roman(n: number): string {
  const steps: [number, string][] = [
    ...([
      [100, 'C'],
      [90, 'XC'],
      [50, 'L'],
      [40, 'XL'],
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ] as const),
  ].map(([value, sign]) => [value, sign]);
  let [rest, text] = [n, ''];
  for (const [value, sign] of steps)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}

const letter = (n: number) => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);

function written(n: number, format: string): string {
  if (/^(chinese|japanese|taiwanese|ideographTraditional|koreanCounting)/.test(format)) return counted(n);
  switch (format) {
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperLetter':
      return letter(n).toUpperCase();
    case 'lowerLetter':
      return letter(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'ideographDigital':
      return chinese.format(n);
    default:
      return String(n);
  }
}

function levelsOf(node: XmlNode | undefined): Level[] {
  return childrenNamed(node, 'w:lvl').map((level) => ({
    format: val(first(level, 'w:numFmt')) ?? 'decimal',
    text: val(first(level, 'w:lvlText')) ?? '',
    start: Number(val(first(level, 'w:start')) ?? 1),
    plain: first(level, 'w:isLgl') !== undefined,
  }));
}

/** Gives the number of one paragraph of a Word file after the other, as its lists count them; nothing for a bullet. */
export function numbering(xml: XmlNode | undefined): (at: Numbered) => string {
  const abstract = new Map(
    childrenNamed(xml, 'w:abstractNum').map((each) => [val(each, 'w:abstractNumId'), levelsOf(each)]),
  );
  const lists = new Map(
    childrenNamed(xml, 'w:num').map((each) => [val(each, 'w:numId'), val(first(each, 'w:abstractNumId'))]),
  );
  const counts = new Map<string, number[]>();
  return ({ list, level }) => {
    const of = lists.get(list);
    const levels = abstract.get(of) ?? [];
    const own = levels[level];
    if (!of || !own) return '';
    const now = counts.get(of) ?? [];
    // A level begins anew below each number of the one above.
    const next = now.slice(0, level);
    for (let at = next.length; at < level; at += 1) next.push(levels[at]?.start ?? 1);
    next.push((now[level] ?? own.start - 1) + 1);
    counts.set(of, next);
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%(\d)/g, (_, digit) => {
      const at = Number(digit) - 1;
      const format = own.plain ? 'decimal' : (levels[at]?.format ?? 'decimal');
      return written(next[at] ?? levels[at]?.start ?? 1, format);
    });
  };
}
