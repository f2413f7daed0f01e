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

it('masks', () => {
  expect(maskPhone('13812341234')).toBe('138****1234');
  expect(maskPhone('0472-5123456')).toBe('0472-****456');
  expect(maskPhone('12')).toBe('**');
});
