import { addDays, daysBetween, toDbDate } from '@/lib/kernel/day';
import { NEED_KINDS, type NeedKind, type NeedState } from '@/lib/modules/needs/words';
import { searchTokens } from '@/lib/search/tokens';
import words from './words.json';
import { type DemoPartner, memberOf, momentOf, type Rows, type World } from './world';

type Written = Pick<Rows, 'need' | 'needAnswer'>;

/** Four in ten wait for an answer. */
const STATES: readonly NeedState[] = [
  'OPEN',
  'MATCHED',
  'MET',
  'OPEN',
  'MATCHED',
  'OPEN',
  'WITHDRAWN',
  'MET',
  'MATCHED',
  'OPEN',
];
const WORD = { PRODUCT: 'product', TECHNOLOGY: 'technology', TALENT: 'job' } as const;

/** The three lists of the enterprises in cooperation, with answers where there are any. */
export function makeNeeds(world: World, partners: DemoPartner[]): Written {
  const { college, random } = world;
  const rows: Written = { need: [], needAnswer: [] };
  const enterprises = partners.filter((p) => p.kind === 'ENTERPRISE' && p.state === 'ACTIVE');
  const asking = [...enterprises.slice(0, 6), ...random.shuffled(enterprises.slice(6))];
  for (const kind of NEED_KINDS)
    for (let at = 0; at < college.needs[kind]; at++) {
      const partner = asking[at % asking.length];
      if (partner) writeNeed(world, kind, STATES[at % STATES.length] ?? 'OPEN', partner, rows);
    }
  return rows;
}

function writeNeed(world: World, kind: NeedKind, state: NeedState, partner: DemoPartner, rows: Written): void {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const title = college.mark(partner.trade[WORD[kind]]);
  const closed = state === 'MET' || state === 'WITHDRAWN';
  // Those that are closed go back two years, so that this year can be held against the last.
  const ago = closed ? random.between(46, 700) : state === 'OPEN' ? random.between(1, 45) : random.between(46, 300);
  const raisedOn = addDays(today, -ago);
  rows.need.push({
    ...{ institutionId, id, partnerId: partner.id, kind, title, state },
    departmentId: partner.departmentId,
    quantity: kind === 'TALENT' ? random.between(2, 30) : null,
    reason: state === 'WITHDRAWN' ? college.mark(words.reasons.withdrawn) : null,
    raisedOn: toDbDate(raisedOn),
    wantedBy: kind === 'PRODUCT' ? null : toDbDate(addDays(closed ? raisedOn : today, random.between(20, 180))),
    closedOn: closed ? toDbDate(addDays(raisedOn, random.between(20, 45))) : null,
    searchTokens: searchTokens({ text: [title, partner.name] }),
  });
  if (state !== 'MATCHED' && state !== 'MET') return;
  const member = memberOf(world, partner.departmentId, ['DEPARTMENT', 'TEACHER']);
  const answeredOn = addDays(raisedOn, random.between(1, Math.min(15, daysBetween(raisedOn, today))));
  rows.needAnswer.push({
    ...{ institutionId, id: random.id(), needId: id, membershipId: member.id, answeredBy: member.name },
    text: college.mark(random.pick(words.answers)),
    answeredAt: momentOf(random, answeredOn),
  });
}
