import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhone, normalisePhone, readPhone } from './phone';

describe('readPhone', () => {
  it.each([
    ['13847200001', '13847200001', 'mobile'],
    ['+86 138-4720-0001', '13847200001', 'mobile'],
    ['１３８４７２００００１', '13847200001', 'mobile'],
    ['(0472)5123456', '0472-5123456', 'landline'],
    ['04725123456转801', '0472-5123456-801', 'landline'],
    ['010-62511234', '010-62511234', 'landline'],
    ['5123456', '5123456', 'landline'],
    ['400-123-4567', '4001234567', 'service'],
    ['138001', '138001', 'unknown'],
    ['见名片', '见名片', 'unknown'],
  ])('%s', (text, phone, kind) => {
    expect(readPhone(text)).toMatchObject({ phone, kind });
    expect(normalisePhone(phone)).toBe(phone);
  });
});

const mobile = fc.tuple(fc.constantFrom(3, 4, 5, 6, 7, 8, 9), fc.integer({ min: 0, max: 999_999_999 }));
const plain = mobile.map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const full = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('a mobile number, however it is dressed', () => {
  const dress = fc.constantFrom<(phone: string) => string>(
    (phone) => phone,
    (phone) => `+86 ${phone}`,
    (phone) => `0086-${phone}`,
    (phone) => ` ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)} `,
    (phone) => `${phone.slice(0, 3)}-${phone.slice(3, 7)}–${phone.slice(7)}`,
    full,
  );

  it('is stored as its eleven digits, and masked without its middle', () => {
    fc.assert(
      fc.property(plain, dress, (phone, dressed) => {
        expect(readPhone(dressed(phone))).toMatchObject({ phone, kind: 'mobile' });
        expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('and whatever else is written is stored in a form that stays', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const phone = normalisePhone(text);
        expect(normalisePhone(phone)).toBe(phone);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('masks', () => {
  expect(maskPhone('13812341234')).toBe('138****1234');
  expect(maskPhone('0472-5123456')).toBe('0472-****456');
  expect(maskPhone('12')).toBe('**');
});
