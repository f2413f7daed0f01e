import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeParts, makeCreditCode, normaliseCreditCode } from './credit-code';

const VALID = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '12100000400000624D',
  '91350100M000100Y43',
];
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const codes = fc
  .tuple(fc.constantFrom('91', '92', '12'), fc.constantFrom('150200', '110105'), fc.nat())
  .map(([prefix, region, seed]) => makeCreditCode(prefix, region, seed));

describe('checkCreditCode', () => {
  it.each(VALID)('takes %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: true, code, tidied: false });
  });

  it('names the check character that was expected', () => {
    expect(checkCreditCode('91350100M000100Y44')).toEqual({
      ok: false,
      reason: 'check',
      position: 18,
      expected: '3',
      found: '4',
    });
  });

  it('names the place of a letter outside the alphabet', () => {
    expect(checkCreditCode('9135010OM000100Y43')).toEqual({ ok: false, reason: 'alphabet', position: 8, found: 'O' });
  });

  it('refuses another length', () => {
    expect(checkCreditCode('9135')).toEqual({ ok: false, reason: 'length', found: '4' });
  });

  it('tidies full-width, lower case and blanks', () => {
    expect(checkCreditCode(' ９１３５０１００m０００ １００y43 ')).toMatchObject({
      ok: true,
      code: VALID[4],
      tidied: true,
    });
  });

  it('only warns of a wrong inner organisation check', () => {
    expect(checkCreditCode('914403001922038216')).toMatchObject({ innerOk: true });
    expect(checkCreditCode('91350100M000100Y43')).toHaveProperty('innerOk');
  });
});

describe('properties', () => {
  it('made codes are valid, inner check included', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(checkCreditCode(code)).toEqual({ ok: true, code, tidied: false, innerOk: true });
        expect(creditCodeParts(code).region).toBe(code.slice(2, 8));
      }),
    );
  });

  it('one changed character is always noticed', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...ALPHABET), (code, index, char) => {
        const changed = code.slice(0, index) + char + code.slice(index + 1);
        expect(checkCreditCode(changed).ok).toBe(changed === code);
      }),
    );
  });

  it('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseCreditCode(normaliseCreditCode(text))).toBe(normaliseCreditCode(text));
      }),
    );
  });
});
