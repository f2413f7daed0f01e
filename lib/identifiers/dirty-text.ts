const BLANKS = /[\s\u00a0\u200b-\u200d\u2060\ufeff]+/g;
const NOTHING = /^(?:[-—–/\\]+|N\/A)$/i;
const YES = new Set([
  '是',
  '1',
  '√',
  '✓',
  '✔',
  '☑',
  '有',
  'y',
  'yes',
  'true',
  't',
  '已',
  '对',
  '已有',
  '已签',
  '已签订',
]);
const NO = new Set([
  '否',
  '0',
  '×',
  '✗',
  '✘',
  '☐',
  'x',
  '无',
  'n',
  'no',
  'false',
  'f',
  '未',
  '没有',
  '不是',
  '未签',
  '未签订',
]);
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e\+?\d+$/i;
const AMOUNT =
  /^(?<before>大?约|近|不足|不到|超过?|逾|将近|≈|~)?[¥$]?(?<digits>[+-]?\d+(?:\.\d+)?)(?<more>余|多|\+)?(?<scale>万亿|亿|万|千|百)?(?<unit>元整?|人民币|人次?|名|个|家|天|间|台套?|套|件|门|项|亩|平方米|平米|㎡|%)?(?<after>余|多|左右|上下|以上|以下|\+)?$/;
const SCALES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8, 万亿: 12 };

/** Full-width letters, digits, brackets and blanks as their half-width forms. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/￥/g, '¥');
}

/** Trims, and leaves one blank where there were several (line breaks and invisible blanks included). */
export function tidyBlanks(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/** The same line by line: lines stay lines, without empty ones above and below and never two empty ones together. */
export function tidyLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(tidyBlanks);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text without any blank in it. */
export function dropBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

/** Half-width, lower case, no blanks: for comparing words, never for storing them. */
export function compareKey(text: string): string {
  return dropBlanks(toHalfWidth(text)).toLowerCase();
}

/** A dash or a stroke that an office writes into a cell that has nothing to say. */
export function meansNothing(text: string): boolean {
  return NOTHING.test(dropBlanks(toHalfWidth(text)));
}

/** 是/1/√/有/Y and their opposites; null for any other word. */
export function readYesNo(text: string): boolean | null {
  const word = compareKey(text);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** An identifier that a spreadsheet has turned into scientific notation (its last digits are gone). */
export function looksScientific(text: string): boolean {
  return SCIENTIFIC.test(dropBlanks(toHalfWidth(text)));
}

/** Moves the decimal point of a plain decimal to the right without going through a float. */
export function shiftDecimal(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace(/^[+-]/, '').split('.');
  const digits = whole + fraction.padEnd(places, '0');
  const point = whole.length + places;
  const head = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const tail = digits.slice(point).replace(/0+$/, '');
  const plain = tail ? `${head}.${tail}` : head;
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

export type NumberReading = {
  /** An exact plain decimal such as '5005000' or '-0.5'. */
  decimal: string;
  value: number;
  /** Words such as 约 or 以上 stood around the number. */
  doubt: boolean;
  /** The number carried 万, 亿 … or 元 of its own: the unit of its column is not meant. */
  scaled: boolean;
};

/** Reads 1,000 / 约1000人 / 500万元 / 1.2亿 / 1.23E+5; null where there is no single number. */
export function readNumber(text: string): NumberReading | null {
  const plain = dropBlanks(toHalfWidth(text)).replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
  if (SCIENTIFIC.test(plain)) return fromScientific(plain);
  const groups = AMOUNT.exec(plain)?.groups;
  if (!groups?.digits) return null;
  const decimal = shiftDecimal(groups.digits, SCALES[groups.scale ?? ''] ?? 0);
  const doubt = Boolean(groups.before || groups.more || groups.after);
  return {
    decimal,
    value: Number(decimal),
    doubt,
    scaled: Boolean(groups.scale) || groups.unit?.startsWith('元') === true,
  };
}

function fromScientific(plain: string): NumberReading | null {
  const [mantissa = '', exponent = ''] = plain.toLowerCase().split('e');
  if (Number(exponent) > 20) return null;
  const decimal = shiftDecimal(mantissa, Number(exponent));
  return { decimal, value: Number(decimal), doubt: false, scaled: false };
}
