import { addDays, type Day } from '@/lib/kernel/day';
import { AGREEMENT_KINDS, type AgreementKind } from '@/lib/modules/agreements/words';
import { Book, type DemoAgreement, type Span, type Written } from './agreement-book';
import words from './words.json';
import type { DemoPartner, World } from './world';

/** Nothing else ends by chance within the days that reminders look at. */
const FAR = [100, 900] as const;

/** So many days left, of a term of whole years that has begun. */
function spanLeft({ today, random }: World, left: number): Span {
  const years = Math.ceil((left + 1) / 365) + random.between(0, 1);
  const to = addDays(today, left);
  return { from: addDays(to, 1 - years * 365), to };
}

/** Whole years that are over since `gone` days. */
function spanGone({ today }: World, gone: number, years = 2): Span {
  const to = addDays(today, -gone);
  return { from: addDays(to, 1 - years * 365), to };
}

function daysLeft({ college, random }: World): number[] {
  const [week, month, quarter] = college.ending;
  const far = Object.values(college.inForce).reduce((sum, n) => sum + n, 0) - week - month - quarter;
  const draw = (n: number, from: number, to: number) => Array.from({ length: n }, () => random.between(from, to));
  return random.shuffled([...draw(week, 1, 7), ...draw(month, 8, 30), ...draw(quarter, 31, 90), ...draw(far, ...FAR)]);
}

/** Whom the agreements of each kind are with: other enterprises for each kind, so that many have one. */
function partnersFor(kind: AgreementKind, at: number, partners: DemoPartner[]): DemoPartner[] {
  const active = partners.filter((p) => p.state === 'ACTIVE');
  const enterprises = active.filter((p) => p.kind === 'ENTERPRISE');
  const nth = (list: DemoPartner[], n: number) => list[n % list.length];
  const schools = active.filter((p) => p.kind === 'SECONDARY_SCHOOL');
  const bodies = active.filter((p) => p.kind !== 'ENTERPRISE');
  const found: Record<AgreementKind, (DemoPartner | undefined)[]> = {
    BASE: [nth(enterprises, at)],
    ORDER_CLASS: [nth(enterprises, at * 3)],
    PATHWAY: [nth(schools, at), nth(enterprises, 200 + at)],
    INTERNSHIP: [nth(enterprises, 300 + at)],
    FRAMEWORK: [nth(at < 6 ? bodies : enterprises, 400 + at)],
    CO_BUILDING: [nth(enterprises, at)],
    RESEARCH: [enterprises.find((p) => p.trade.department === 'SW') ?? nth(enterprises, 0)],
  };
  return found[kind].flatMap((p) => p ?? []);
}

/** The agreement that this one renews, and now and then the one before that. */
function renewed(book: Book, kind: AgreementKind, parties: DemoPartner[], before: Day, generations: number): string {
  const span = { from: addDays(before, -365), to: addDays(before, -1) };
  const renewalOfId = generations > 1 ? renewed(book, kind, parties, span.from, generations - 1) : undefined;
  return book.write(kind, 'SIGNED', parties, span, { renewalOfId }).id;
}

/** Agreements that are over, terminated, on their way or not begun. */
function writeOthers(book: Book, world: World, partners: DemoPartner[], inForce: DemoAgreement[]): void {
  const { college, random, today } = world;
  const { expired, terminated, draft, inReview, notBegun } = college.agreements;
  const enterprises = partners.filter((p) => p.kind === 'ENTERPRISE');
  const [active, ended] = [
    enterprises.filter((p) => p.state === 'ACTIVE'),
    enterprises.filter((p) => p.state === 'ENDED'),
  ];
  const kind = () => random.pick<AgreementKind>(['FRAMEWORK', 'BASE', 'INTERNSHIP']);
  const repeat = (n: number, write: () => void) => Array.from({ length: n }).forEach(write);
  repeat(expired, () => {
    book.write(kind(), 'SIGNED', [random.pick(ended)], spanGone(world, random.between(20, 900)));
  });
  repeat(terminated, () => {
    const span = spanLeft(world, random.between(...FAR));
    const more = {
      terminatedOn: addDays(today, -random.between(0, 60)),
      reason: college.mark(words.reasons.terminated),
    };
    book.write(kind(), 'TERMINATED', [random.pick(ended)], span, more);
  });
  for (const agreement of inForce.filter((a) => a.to <= addDays(today, 30)).slice(0, notBegun)) {
    const span = { from: addDays(agreement.to, 1), to: addDays(agreement.to, 730) };
    book.write(agreement.kind, 'SIGNED', agreement.partners, span, { renewalOfId: agreement.id });
  }
  repeat(inReview, () => {
    book.write(kind(), 'IN_REVIEW', [random.pick(active)], null);
  });
  for (let at = 0; at < draft; at++) {
    const reason = at % 3 === 0 ? college.mark(words.reasons.returned) : undefined;
    book.write(kind(), 'DRAFT', [random.pick(active)], null, { reason });
  }
}

/** The agreements of the college: in force, ending, over, terminated, on their way, and chains of renewals. */
export function makeAgreements(world: World, partners: DemoPartner[]): { inForce: DemoAgreement[]; rows: Written } {
  const { college } = world;
  const book = new Book(world);
  const left = daysLeft(world);
  const wanted = AGREEMENT_KINDS.flatMap((kind) =>
    Array.from({ length: college.inForce[kind] }, (_, at) => ({ kind, parties: partnersFor(kind, at, partners) })),
  );
  let chains = 0;
  const inForce = wanted.map(({ kind, parties }, at) => {
    const span = spanLeft(world, left[at] ?? FAR[0]);
    const renews = at % 20 === 7 && chains++ < college.agreements.renewals;
    const renewalOfId = renews ? renewed(book, kind, parties, span.from, chains % 3 === 0 ? 2 : 1) : undefined;
    return book.write(kind, 'SIGNED', parties, span, { renewalOfId });
  });
  writeOthers(book, world, partners, inForce);
  return { inForce, rows: book.rows };
}

type Hosted = { partnerId: string; endsOn: Date | string };

/** Where interns stay longer than what was agreed, it was agreed that it goes on by itself. Nothing is drawn by lot, so that all else stays as it is. */
export function letAgreementsLast({ agreement, agreementParty }: Written, placements: readonly Hosted[]): void {
  const last = new Map<string, number>();
  for (const { partnerId, endsOn } of placements)
    last.set(partnerId, Math.max(+new Date(endsOn), last.get(partnerId) ?? 0));
  const until = new Map<string, number>();
  for (const { agreementId, partnerId } of agreementParty)
    until.set(agreementId, Math.max(last.get(partnerId ?? '') ?? 0, until.get(agreementId) ?? 0));
  for (const each of agreement)
    if (each.state === 'SIGNED' && each.validTo && +new Date(each.validTo) < (until.get(each.id) ?? 0))
      each.autoRenew = true;
}
