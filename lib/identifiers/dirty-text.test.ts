import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  looksScientific,
  meansNothing,
  readNumber,
  readYesNo,
  shiftDecimal,
  tidyBlanks,
  tidyLines,
  toHalfWidth,
} from './dirty-text';

describe('text', () => {
  it('makes half-width and tidies blanks', () => {
    expect(toHalfWidth('ＡＢ（１２）　￥')).toBe('AB(12) ¥');
    expect(tidyBlanks('\u3000包头\n 市\u00a0\u200b ')).toBe('包头 市');
    expect(tidyLines('\n 一\u3000 行 \r\n\r\n\n\n二\r三 \n')).toBe('一 行\n\n二\n三');
    expect(meansNothing('——')).toBe(true);
    expect(meansNothing('-1')).toBe(false);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tidyBlanks(tidyBlanks(text))).toBe(tidyBlanks(text));
        expect(tidyLines(tidyLines(text))).toBe(tidyLines(text));
        expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text));
      }),
    );
  });

  it.each(['是', '1', '√', '有', 'Y', ' １ ', '已签订'])('%s means yes', (word) => expect(readYesNo(word)).toBe(true));
  it.each(['否', '0', '×', '无', 'N', '未签'])('%s means no', (word) => expect(readYesNo(word)).toBe(false));
  it('knows no other word', () => expect(readYesNo('可能')).toBeNull());

  it('knows scientific notation', () => {
    expect(looksScientific('1.23E+17')).toBe(true);
    expect(looksScientific('9115E')).toBe(false);
  });
});

describe('readNumber', () => {
  it.each([
    ['1000', '1000', false],
    ['1,234,567.50', '1234567.5', false],
    ['约1000人', '1000', true],
    ['1000余人', '1000', true],
    ['300人左右', '300', true],
    ['50人以上', '50', true],
    ['500万元', '5000000', false],
    ['0.57万', '5700', false],
    ['1.2亿', '120000000', false],
    ['￥３００元', '300', false],
    ['-12.5', '-12.5', false],
    ['1.5E+3', '1500', false],
  ])('%s', (text, decimal, doubt) => {
    expect(readNumber(text)).toMatchObject({ decimal, value: Number(decimal), doubt });
  });

  it('bring a unit of their own or not: under a head in 万元, 40000元 are forty thousand yuan', () => {
    expect(['40000元', '4万', '4万元', '￥300元整'].map((text) => readNumber(text)?.scaled)).toEqual(
      Array(4).fill(true),
    );
    expect(['4', '4人', '约4'].map((text) => readNumber(text)?.scaled)).toEqual(Array(3).fill(false));
  });

  it.each(['100-200人', '若干', '', '1.2.3', '一百'])('%s is no number', (text) => expect(readNumber(text)).toBeNull());

  it('moves a decimal point exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(8), (value, places) => {
        expect(BigInt(shiftDecimal(String(value), places))).toBe(BigInt(value) * 10n ** BigInt(places));
      }),
    );
    expect(shiftDecimal('0.1', 1)).toBe('1');
    expect(shiftDecimal('007.50', 0)).toBe('7.5');
  });
});
