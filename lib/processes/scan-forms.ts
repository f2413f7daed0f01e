import 'server-only';
import type { Codeless, LooseReason } from '@/lib/modules/documents/words';
import { PAPERS, type Paper } from '@/lib/modules/placements/words';

/** The printed form that a code names; `page` of `pages` where it says which page it stands on. */
export type FormCode = { placementId: string; paper: Paper; code: string; page?: number; pages?: number };
/** Pages (from 1) of one form, in their order. */
export type ScannedForm = Pick<FormCode, 'placementId' | 'paper' | 'code'> & { pages: number[] };
export type LoosePage = { page: number; reason: LooseReason };

const PATH = /\/internships\/scan\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** What a code's text says; null when it is none of ours. The host is not asked: forms outlive addresses. */
export function formCode(text: string): FormCode | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const placementId = url && PATH.exec(url.pathname)?.[1]?.toLowerCase();
  const paper = PAPERS.find((each) => each === url?.searchParams.get('paper'));
  if (!url || !placementId || !paper) return null;
  const form = { placementId, paper, code: url.searchParams.get('code')?.slice(0, 40) ?? '' };
  const [page, pages] = (url.searchParams.get('page') ?? '').split('-').map(Number);
  return page && pages && page <= pages ? { ...form, page, pages } : form;
}

const keyOf = ({ placementId, paper, code }: FormCode) => `${placementId} ${paper} ${code}`;

/** The form that a page names: none, one, or several, which no page of ours does. */
function codeOn(texts: readonly string[]): FormCode | 'several' | null {
  const codes = texts.flatMap((text) => formCode(text) ?? []);
  const [first] = codes;
  if (!first) return null;
  if (codes.some((each) => keyOf(each) !== keyOf(first))) return 'several';
  return codes.find(({ page }) => page) ?? first;
}

type At = { code: FormCode; distance: number } | null;

/** Whether a page without a code, so far behind a code, can be of its form. */
const fitsBehind = (at: At, codeless: Codeless) =>
  at !== null &&
  (at.code.page && at.code.pages ? at.code.page + at.distance <= at.code.pages : codeless === 'previous');
const fitsBefore = (at: At, codeless: Codeless) =>
  at !== null && (at.code.page ? at.code.page - at.distance >= 1 : codeless === 'next');

/** How many pages most forms of a kind have; the fewest of several that are as frequent. */
function usualLength(lengths: readonly number[]): number {
  const times = (length: number) => lengths.filter((each) => each === length).length;
  return [...lengths].sort((a, b) => times(b) - times(a) || a - b)[0] ?? 0;
}

/**
 * Which pages of a scan are one form. A page without a code goes to a neighbour only where it can be of no other: by the numbers that codes carry, else
 * by `codeless` (where the forms have their only code). A form longer than the others of its kind has perhaps swallowed one whose code could not be read.
 */
export function formsOf(
  pages: readonly (readonly string[])[],
  codeless: Codeless,
): { forms: ScannedForm[]; loose: LoosePage[] } {
  const codes = pages.map(codeOn);
  const loose: LoosePage[] = [];
  const forms = new Map<string, ScannedForm & { guessed: boolean }>();
  const near = (index: number, step: 1 | -1): At => {
    for (let distance = 1; ; distance += 1) {
      const code = codes[index + step * distance];
      if (code === undefined || code === 'several') return null;
      if (code) return { code, distance };
    }
  };
  for (const [index, own] of codes.entries()) {
    const page = index + 1;
    if (own === 'several') {
      loose.push({ page, reason: 'several' });
      continue;
    }
    const [behind, before] = [near(index, -1), near(index, 1)];
    const fitting = own
      ? [own]
      : [fitsBehind(behind, codeless) && behind, fitsBefore(before, codeless) && before].flatMap((at) =>
          at ? [at.code] : [],
        );
    const [code, other] = fitting;
    if (!code || (other && keyOf(other) !== keyOf(code))) {
      loose.push({ page, reason: 'codeless' });
      continue;
    }
    const { placementId, paper } = code;
    const form = forms.get(keyOf(code)) ?? { placementId, paper, code: code.code, pages: [], guessed: false };
    form.pages.push(page);
    form.guessed ||= !own && !code.pages;
    forms.set(keyOf(code), form);
  }
  const all = [...forms.values()];
  const usual = (paper: Paper) => usualLength(all.flatMap((each) => (each.paper === paper ? [each.pages.length] : [])));
  const tooLong = all.filter(({ guessed, paper, pages: { length } }) => guessed && length > usual(paper));
  loose.push(...tooLong.flatMap((form) => form.pages.map((page) => ({ page, reason: 'length' as const }))));
  return {
    forms: all.filter((form) => !tooLong.includes(form)).map(({ guessed: _guessed, ...form }) => form),
    loose: loose.sort((a, b) => a.page - b.page),
  };
}
