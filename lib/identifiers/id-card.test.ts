import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdCard, idCardCheck, maskIdCard } from './id-card';

describe('checkIdCard', () => {
  it('gives birth date and sex', () => {
    expect(checkIdCard('11010519491231002x')).toEqual({
      ok: true,
      number: '11010519491231002X',
      birthOn: '1949-12-31',
      sex: 'female',
      tidied: true,
    });
    expect(checkIdCard('440524188001010014')).toMatchObject({
      ok: true,
      birthOn: '1880-01-01',
      sex: 'male',
      tidied: false,
    });
  });

  it('refuses a wrong check digit, an impossible birth date, letters and other lengths', () => {
    expect(checkIdCard('110105194912310021')).toMatchObject({ reason: 'check', expected: 'X', found: '1' });
    expect(checkIdCard('110105194913310021')).toMatchObject({ reason: 'birth' });
    expect(checkIdCard('11010519491231A021')).toMatchObject({ reason: 'alphabet' });
    expect(checkIdCard('110105491231002')).toMatchObject({ reason: 'length' });
  });

  it('notices one changed digit', () => {
    const numbers = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((date) => {
        const body = `150202${date.toISOString().slice(0, 10).replaceAll('-', '')}123`;
        return body + idCardCheck(body);
      });
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.nat(9), (number, index, digit) => {
        expect(checkIdCard(number).ok).toBe(true);
        const changed = number.slice(0, index) + digit + number.slice(index + 1);
        expect(checkIdCard(changed).ok).toBe(changed === number);
      }),
    );
  });
});

it('masks all but the last four', () => {
  expect(maskIdCard('11010519491231002X')).toBe('**************002X');
});
