import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SearchFields, searchTokens, searchWhere } from './tokens';

const HONGYUAN: SearchFields = { text: ['弘元新材料（包头）有限公司', '王晓'], code: ['91150200MA0Q8H1W2X'] };

function finds(fields: SearchFields, q: string): boolean {
  const tokens = new Set(searchTokens(fields));
  return searchWhere(q).some(({ all }) => all.every((token) => tokens.has(token)));
}

describe('a record is found by', () => {
  it.each([
    ['two characters', '弘元'],
    ['one character', '弘'],
    ['a longer part of the name', '新材料'],
    ['initials', 'hyxcl'],
    ['two initials', 'hy'],
    ['whole pinyin', 'hongyuan'],
    ['partial pinyin', 'hongy'],
    ['the start of the code', '9115'],
    ['a longer start of the code', '91150200ma0q'],
    ['the last six of the code', '8h1w2x'],
    ['full-width input', '９１１５０２００ＭＡ'],
    ['two words', '包头 弘元'],
    ['characters and pinyin mixed', '弘yuan 包头'],
    ['a person', 'wangxiao'],
  ])('%s: %s', (_what, q) => expect(finds(HONGYUAN, q)).toBe(true));

  it.each(['弘材', '元弘', 'yuanhong', '弘元 上海', '9116', 'xyh'])('not by %s', (q) => {
    expect(finds(HONGYUAN, q)).toBe(false);
  });

  it('Latin and Han mixed', () => {
    const byd = { text: ['BYD汽车工业'] };
    for (const q of ['BYD汽车', 'byd', 'by', '汽车', 'ｂｙｄ', 'qiche']) expect(finds(byd, q)).toBe(true);
    expect(finds(byd, 'BYD轮船')).toBe(false);
  });

  it('characters of several readings', () => {
    expect(finds({ text: ['重庆长安'] }, 'chongqing')).toBe(true);
    expect(finds({ text: ['单晓'] }, 'shanxiao')).toBe(true);
    expect(finds({ text: ['绿能'] }, 'lvneng')).toBe(true);
  });

  it('numbers with strokes', () => {
    const agreement = { text: ['校企合作协议'], code: ['HX-2024-018'] };
    for (const q of ['HX-2024', 'hx2024018', '024018']) expect(finds(agreement, q)).toBe(true);
  });
});

it('asks nothing for an empty query', () => {
  for (const q of ['', '  ', '（）']) expect(searchWhere(q)).toEqual([]);
});

const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map(String.fromCharCode),
  minLength: 2,
  maxLength: 10,
});
const code = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJK'), minLength: 4, maxLength: 18 });

describe('whatever it is called, a record', () => {
  it('is found by any two or more characters of its name that stand side by side', () => {
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (name, from, more) => {
        const start = from % (name.length - 1);
        const part = name.slice(start, start + 2 + (more % (name.length - start)));
        expect(finds({ text: [name] }, part)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is found by the beginning of its code and by its last six, however they are written', () => {
    fc.assert(
      fc.property(code, fc.nat(), fc.boolean(), (text, length, small) => {
        const start = text.slice(0, 4 + (length % (text.length - 3)));
        const asked = /\d/.test(start) ? [start] : [];
        if (text.length >= 6 && /\d/.test(text.slice(-6))) asked.push(text.slice(-6));
        for (const q of asked) expect(finds({ code: [text] }, small ? q.toLowerCase() : q)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has at most 128 tokens, and whatever is typed asks for few alternatives', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), han, (text, name) => {
        expect(searchTokens({ text: [text, name], code: [text] }).length).toBeLessThanOrEqual(128);
        expect(searchWhere(text).length).toBeLessThanOrEqual(81);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('keeps the number of alternatives small', () => {
  expect(searchWhere('hong yuan xin cai liao gong si').length).toBeLessThanOrEqual(81);
});
