/** Whether it is a national programme code: six digits, the first two of which name the field (catalogue of vocational programmes, 2021). */
export const PROGRAMME_CODE = /^[0-9]{6}$/;

/** The level that a code's field belongs to: 61–79 secondary, 41–59 college, 21–39 bachelor; null where it is none of them. */
export function levelOfProgrammeCode(code: string | null): 'SECONDARY' | 'COLLEGE' | 'BACHELOR' | null {
  const field = Number(code?.slice(0, 2));
  if (field >= 61 && field <= 79) return 'SECONDARY';
  if (field >= 41 && field <= 59) return 'COLLEGE';
  return field >= 21 && field <= 39 ? 'BACHELOR' : null;
}
