import 'server-only';
import { nameKey } from '@/lib/identifiers/company-name';
import { COLLEGE_WORDS } from '@/lib/modules/equipment/excel';
import type { PlatformPart } from '@/lib/modules/platforms/words';
import { inOrder, listOf as list } from './import-cells';
import type { NamedPartner } from './import-missing';
import { namedPartner } from './import-named';
import type { partnerMatcher } from './import-partners-records';
import { problemAt, type ReadRow, type RowProblem } from './import-target';

/** The columns that name partners. The last says of nobody what part it has, only that it belongs. */
const COLUMNS = [
  { key: 'leads', part: 'LEAD' },
  { key: 'initiators', part: 'INITIATOR' },
  { key: 'partners', part: 'MEMBER' },
] as const satisfies { key: string; part: PlatformPart }[];
type Column = (typeof COLUMNS)[number];

/** A partner of a platform as it stands there. */
export type MemberNow = {
  part: string;
  version: number;
  leftOn: Date | null;
  partner: { id: string; name: string };
};
/** What a row makes of a partner: it joins, or, where there `was` one, has another part from now on. */
export type Member = { partner: NamedPartner; part: PlatformPart; was: MemberNow | null };

type Asking = {
  stored: readonly MemberNow[];
  match: ReturnType<typeof partnerMatcher>;
  college: string;
  createMissing: boolean;
};

/** All partners that the rows name. */
export const namesOfMembers = (rows: readonly ReadRow[]): string[] =>
  rows.flatMap((row) => COLUMNS.flatMap(({ key }) => list(row, key)));

/** Ledgers count the college itself among the partners of its platforms; it is none. */
const named = (row: ReadRow, { key }: Column, { college }: Asking) =>
  list(row, key).filter((said) => said !== college && !COLLEGE_WORDS.includes(said));

/** The partners that a row names, each once with the first part that a column gives it, and those that stand there. */
export function membersOf(row: ReadRow, asking: Asking) {
  const problems: RowProblem[] = [];
  const meant = new Map<string, { partner: NamedPartner; column: Column }>();
  const belong = asking.stored.map(({ partner }) => partner.name);
  for (const column of COLUMNS)
    for (const said of named(row, column, asking)) {
      const { found, problem } = namedPartner(row, { ...asking, key: column.key, said });
      if (problem) problems.push(problem);
      if (!found) continue;
      const key = found.id ?? nameKey(found.name);
      if (!meant.has(key)) meant.set(key, { partner: found, column });
      if (column.key === 'partners') belong.push(found.name);
    }
  const members: Member[] = [];
  for (const { partner, column } of meant.values()) {
    const was = asking.stored.find((each) => each.partner.id === partner.id) ?? null;
    if (was?.leftOn) problems.push(problemAt(row, column.key, 'warning', 'left-partner', { found: partner.name }));
    else if (!was || (column.part !== 'MEMBER' && column.part !== was.part))
      members.push({ partner, part: column.part, was });
  }
  const having = (part: PlatformPart) =>
    inOrder([
      ...asking.stored.flatMap((each) =>
        each.part === part && !members.some(({ was }) => was === each) ? [each.partner.name] : [],
      ),
      ...members.flatMap((each) => (each.part === part ? [each.partner.name] : [])),
    ]);
  // Who is not in the sheet stays: a ledger of one office names its own partners only.
  const values = { partners: inOrder(belong), leads: having('LEAD'), initiators: having('INITIATOR') };
  return { problems, members, values };
}

/** The same columns of what stands there. */
export function storedMembers(stored: readonly MemberNow[]) {
  const having = (part: PlatformPart) =>
    inOrder(stored.flatMap((each) => (each.part === part ? [each.partner.name] : [])));
  const partners = inOrder(stored.map(({ partner }) => partner.name));
  return { partners, leads: having('LEAD'), initiators: having('INITIATOR') };
}

/** What taking a row back has to know: who joined, by ids, who is made, by their names, and which parts there were. */
export function membersBehind(members: readonly Member[]) {
  const joined = members.filter(({ was }) => !was);
  const behind = {
    joined: joined.flatMap(({ partner }) => partner.id ?? []),
    made: joined.flatMap(({ partner }) => (partner.id ? [] : [partner.name])),
    parts: members.flatMap(({ was }) =>
      was ? [{ partnerId: was.partner.id, part: was.part, version: was.version }] : [],
    ),
  };
  return { partners: behind, leads: behind, initiators: behind };
}
