import { describe, expect, it } from 'vitest';
import { formCode, formsOf } from './scan-forms';

const [A, B, C] = ['a', 'b', 'c'].map((each) => `0199f5a0-1111-7222-8333-44445555666${each}`) as [
  string,
  string,
  string,
];
const code = (id: string, page = '', host = 'https://portal.example.edu.cn') =>
  `${host}/internships/scan/${id}?paper=agreement&code=0123456789AB${page && `&page=${page}`}`;
const pagesOf = (pages: string[][], codeless: 'next' | 'previous' | 'none' = 'next') => {
  const { forms, loose } = formsOf(pages, codeless);
  return { forms: forms.map((form) => [form.placementId.at(-1), ...form.pages]), loose };
};

describe('a code of a form', () => {
  it('is read whatever host it was printed under', () => {
    const form = { placementId: A, paper: 'agreement', code: '0123456789AB' };
    expect(formCode(code(A))).toEqual(form);
    expect(formCode(code(A, '', 'http://127.0.0.1:3000'))).toEqual(form);
    expect(formCode(code(A, '2-3'))).toEqual({ ...form, page: 2, pages: 3 });
  });

  it.each(['', 'https://u.wechat.com/abc', `https://x.cn/internships/scan/${A}?paper=other`, `/internships/scan/${A}`])(
    'is not what else is printed: %s',
    (text) => {
      expect(formCode(text)).toBeNull();
    },
  );
});

describe('the forms of a scan', () => {
  it('are told apart by the codes on all their pages, in whatever order they lie', () => {
    expect(pagesOf([[code(B, '2-2')], [code(A, '1-2')], [code(B, '1-2')], [code(A, '2-2')]])).toEqual({
      forms: [
        ['b', 1, 3],
        ['a', 2, 4],
      ],
      loose: [],
    });
  });

  it('keep a page whose code was not read where the numbers leave one place for it', () => {
    expect(pagesOf([[code(A, '1-3')], [], [code(A, '3-3')], [], [code(B, '2-2')]], 'none')).toEqual({
      forms: [
        ['a', 1, 2, 3],
        ['b', 4, 5],
      ],
      loose: [],
    });
    // The last page of one or the first of the next: nobody can say.
    expect(pagesOf([[code(A, '1-2')], [], [code(B, '2-2')]]).loose).toEqual([{ page: 2, reason: 'codeless' }]);
  });

  it('with one code each take the pages before it, behind it, or none', () => {
    expect(pagesOf([[], [code(A)], [], [code(B)]])).toEqual({
      forms: [
        ['a', 1, 2],
        ['b', 3, 4],
      ],
      loose: [],
    });
    expect(pagesOf([[code(A)], [], [code(B)], []], 'previous').forms).toEqual([
      ['a', 1, 2],
      ['b', 3, 4],
    ]);
    expect(pagesOf([[], [code(A)], []], 'none')).toEqual({
      forms: [['a', 2]],
      loose: [
        { page: 1, reason: 'codeless' },
        { page: 3, reason: 'codeless' },
      ],
    });
    expect(pagesOf([[code(A)], []]).loose).toEqual([{ page: 2, reason: 'codeless' }]);
  });

  it('that are longer than the others are refused: one may hold a page of somebody else', () => {
    const unread = [[], [code(A)], [], [], [], [code(C)], [], [code(B)]];
    expect(pagesOf(unread)).toEqual({
      forms: [
        ['a', 1, 2],
        ['b', 7, 8],
      ],
      loose: [3, 4, 5, 6].map((page) => ({ page, reason: 'length' })),
    });
  });

  it('are not guessed where a page carries the codes of two', () => {
    expect(pagesOf([[code(A), code(B)], []], 'previous').loose).toEqual([
      { page: 1, reason: 'several' },
      { page: 2, reason: 'codeless' },
    ]);
  });
});
