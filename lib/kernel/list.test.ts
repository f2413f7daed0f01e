import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreementList } from '@/lib/modules/agreements/list';
import { needList } from '@/lib/modules/needs/list';
import { partnerList } from '@/lib/modules/partners/list';
import { visitList } from '@/lib/modules/visits/list';
import { filters, PAGE_SIZES } from './list';

const LISTS = { partnerList, agreementList, visitList, needList };
const paramsOf = (href: string) => {
  const params: Record<string, string> = {};
  for (const [key, value] of new URL(href, 'http://127.0.0.1').searchParams) params[key] = value;
  return params;
};
const anyParams = (keys: string[]) =>
  fc.dictionary(fc.constantFrom(...keys), fc.string({ unit: 'grapheme', maxLength: 120 }));

it.each(Object.entries(LISTS))(
  '%s: whatever the address says, it is read, and its own address reads back as the same',
  (_name, list) => {
    const keys = [
      ...Object.keys((list.filterSchema as unknown as { shape: object }).shape),
      'sort',
      'dir',
      'page',
      'size',
      'cols',
    ];
    fc.assert(
      fc.property(anyParams(keys), (params) => {
        const state = list.parse(params);
        expect(list.filterSchema.safeParse(state.filter).success).toBe(true);
        expect((PAGE_SIZES as readonly number[]).includes(state.size)).toBe(true);
        const href = list.href(state as never);
        expect(list.parse(paramsOf(href))).toEqual(state);
      }),
    );
  },
);

it('keeps no character that the database cannot', () => {
  const { parser } = filters.text();
  expect(parser.parse('a\u0000b')).toBe('ab');
  expect(parser.parse('\u0000')).toBeNull();
});
