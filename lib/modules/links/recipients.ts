import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, decryptText } from '@/lib/kernel/crypto';
import { addDays, type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { mayOnPlacement, visiblePlacements } from '@/lib/modules/placements/policy';
import { mondayOf } from '@/lib/modules/placements/record';
import { mayOnPost, visiblePosts } from '@/lib/modules/posts/policy';
import { isMinor } from '@/lib/modules/students/policy';
import { schoolSigners } from './rows';
import type { LinkCandidate } from './types';
import type { LinkKind, LinkParty } from './words';

type Bytes = Uint8Array<ArrayBuffer>;
type Phone = { phoneEnc: Bytes | null; phoneIndex: Bytes | null; phoneMasked: string | null };
/** Somebody a link can be made for, with what its row needs. */
export type Target = LinkCandidate & Phone & { partnerId: string; mayIssue: boolean; email: string | null };
export type Asked = {
  kind: LinkKind;
  party?: LinkParty | null;
  signerId?: string | null;
  recordIds?: string[];
  planId?: string;
  partnerId?: string;
  /** How many at most; 500 where it is not given. */
  most?: number;
};

const MOST = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const NO_PHONE: Phone = { phoneEnc: null, phoneIndex: null, phoneMasked: null };
const live = (kind: LinkKind, now: Date) => ({ kind, usedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** The Monday of the week that a mentor is asked about: this week from Friday on, else the last one. */
export function weekAsked(today: Day): Day {
  const monday = mondayOf(today);
  return today >= addDays(monday, 4) ? monday : addDays(monday, -7);
}

const CONTACT = {
  where: { leftOn: null },
  orderBy: [{ isLiaison: 'desc' }, { position: 'asc' }, { id: 'asc' }],
  take: 1,
  select: { name: true, email: true, phoneEnc: true, phoneIndex: true, phoneMasked: true },
} as const satisfies Prisma.Partner$contactsArgs;

const SELECT = {
  ...{ id: true, partnerId: true, studentId: true, teacherId: true, mentorId: true, startsOn: true },
  ...{ mentorName: true, mentorPhoneEnc: true, mentorPhoneIndex: true, mentorPhoneMasked: true },
  mentor: { select: { user: { select: { name: true, email: true } } } },
  plan: { select: { teacherId: true } },
  partner: { select: { name: true, contacts: CONTACT } },
  student: {
    select: {
      ...{ name: true, birthOn: true, phoneEnc: true, phoneIndex: true, phoneMasked: true },
      ...{ guardianName: true, guardianPhoneEnc: true, guardianPhoneMasked: true },
      programme: { select: { departmentId: true } },
    },
  },
} as const satisfies Prisma.PlacementSelect;
type Found = Prisma.PlacementGetPayload<{ select: typeof SELECT }>;

/** Which placements a kind of link can be about. */
function placementsFor({ kind, party }: Asked, today: Day): Prisma.PlacementWhereInput {
  const soon = { endsOn: { lte: toDbDate(addDays(today, 30)) }, state: { in: ['STARTED', 'ENDED'] } };
  const week = weekAsked(today);
  switch (kind) {
    case 'PRESENT':
      return {
        state: 'STARTED',
        startsOn: { lte: toDbDate(addDays(week, 6)) },
        endsOn: { gte: toDbDate(week) },
        weeks: { none: { weekOn: toDbDate(week) } },
      };
    case 'ASSESS':
      return { ...soon, enterpriseScore: null };
    case 'HOST_AGAIN':
      return { ...soon, hostAgain: null };
    case 'SIGN': {
      const none = { none: { party: party ?? 'ENTERPRISE', amendmentId: null } };
      const amended = { some: { state: 'OPEN', signatures: { none: { party: party ?? 'ENTERPRISE' } } } };
      return {
        OR: [
          { state: { in: ['DRAFT', 'SUBMITTED', 'APPROVED'] }, signatures: none },
          { state: { in: ['APPROVED', 'STARTED'] }, amendments: amended },
        ],
      };
    }
    default:
      return { state: 'STARTED' };
  }
}

type Recipient = { name: string | null; email: string | null } & Phone;
/** Which party signs; of the school, who. */
type Signing = { party: LinkParty; school: Recipient | null };

function mentorOf(p: Found): Recipient {
  const { mentorPhoneEnc: phoneEnc, mentorPhoneIndex: phoneIndex, mentorPhoneMasked: phoneMasked } = p;
  const [contact] = p.partner.contacts;
  const { name, email } = { name: p.mentor?.user.name ?? null, email: p.mentor?.user.email ?? null };
  return p.mentorName || name
    ? { name: p.mentorName ?? name, email, phoneEnc, phoneIndex, phoneMasked }
    : { ...NO_PHONE, name: null, email: null, ...contact };
}

/** Who signs for the party: a number that is known already is kept, so that the database sees two signatories with one phone. */
function signatoryOf(p: Found, { party, school }: Signing): Recipient {
  const { student } = p;
  if (party === 'SCHOOL') return school ?? { ...NO_PHONE, name: null, email: null };
  if (party === 'STUDENT') return { ...student, email: null };
  if (party === 'ENTERPRISE') return { ...NO_PHONE, name: null, email: null, ...p.partner.contacts[0] };
  const { guardianPhoneEnc: phoneEnc, guardianPhoneMasked: phoneMasked, guardianName: name } = student;
  return { name, email: null, phoneEnc, phoneMasked, phoneIndex: phoneEnc ? blindIndex(decryptText(phoneEnc)) : null };
}

function targetOf(ctx: Ctx, p: Found, signing: Signing | null, open: boolean): Target {
  const { name, email, ...phone } = signing ? signatoryOf(p, signing) : mentorOf(p);
  const { phoneEnc, phoneIndex, phoneMasked } = phone;
  const lacksPhone = signing !== null && !phoneIndex;
  return {
    ...{
      recordIds: [p.id],
      recipient: name ?? '',
      phone: phoneMasked,
      partner: p.partner.name,
      about: [p.student.name],
    },
    ...{ email, phoneEnc, phoneIndex, phoneMasked, open, partnerId: p.partnerId },
    lacks: name ? (lacksPhone ? 'phone' : null) : 'name',
    mayIssue: mayOnPlacement(ctx, 'placements.write', p) || mayOnPlacement(ctx, 'placements.guide', p),
  };
}

/** One line a mentor: all the interns that he guides. */
function byMentor(targets: Target[]): Target[] {
  const groups = new Map<string, Target>();
  for (const target of targets) {
    const key = `${target.partnerId} ${target.recipient}`;
    const known = groups.get(key);
    if (!known) groups.set(key, { ...target });
    else {
      known.recordIds = [...known.recordIds, ...target.recordIds];
      known.about = [...known.about, ...target.about];
      known.open ||= target.open;
      known.email ??= target.email;
      known.mayIssue &&= target.mayIssue;
    }
  }
  return [...groups.values()];
}

async function ofPlacements(tx: Tx, ctx: Ctx, asked: Asked): Promise<Target[]> {
  const { recordIds, planId, partnerId, kind, most = MOST } = asked;
  const party = asked.party ?? 'ENTERPRISE';
  const [school = null] = party === 'SCHOOL' ? await schoolSigners(tx, ctx, asked.signerId ?? NOBODY) : [];
  const signing = kind === 'SIGN' ? { party, school } : null;
  // A link for another party is none for this one.
  const some = { some: { ...live(kind, new Date()), ...(signing && { party }) } };
  const found = await tx.placement.findMany({
    where: {
      AND: [visiblePlacements(ctx), placementsFor(asked, ctx.today)],
      ...(recordIds && { id: { in: recordIds } }),
      ...(planId && { planId }),
      ...(partnerId && { partnerId }),
    },
    select: {
      ...SELECT,
      links: { where: some.some, select: { id: true }, take: 1 },
      linkLines: { where: { link: some.some }, select: { id: true }, take: 1 },
    },
    orderBy: [{ partnerId: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const fitting =
    asked.party === 'GUARDIAN' ? found.filter((p) => isMinor(p.student.birthOn, fromDbDate(p.startsOn))) : found;
  const targets = fitting.map((p) => targetOf(ctx, p, signing, p.links.length + p.linkLines.length > 0));
  return kind === 'PRESENT' ? byMentor(targets) : targets;
}

async function ofPosts(tx: Tx, ctx: Ctx, { recordIds, partnerId, kind }: Asked): Promise<Target[]> {
  const found = await tx.internshipPost.findMany({
    where: {
      AND: [visiblePosts(ctx), { state: 'PUBLISHED' }],
      ...(recordIds && { id: { in: recordIds } }),
      ...(partnerId && { partnerId }),
    },
    select: {
      ...{ id: true, title: true, partnerId: true, partner: { select: { name: true, contacts: CONTACT } } },
      links: { where: live(kind, new Date()), select: { id: true }, take: 1 },
    },
    orderBy: [{ partnerId: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return found.map((post) => {
    const [contact] = post.partner.contacts;
    const { phoneEnc, phoneIndex, phoneMasked } = contact ?? NO_PHONE;
    return {
      ...{ recordIds: [post.id], recipient: contact?.name ?? '', phone: phoneMasked, partner: post.partner.name },
      ...{ email: null, phoneEnc, phoneIndex, phoneMasked, partnerId: post.partnerId, about: [post.title] },
      ...{ open: post.links.length > 0, lacks: contact ? null : ('name' as const) },
      mayIssue: mayOnPost(ctx, 'posts.write', post),
    };
  });
}

async function ofContacts(tx: Tx, ctx: Ctx, { recordIds, partnerId, kind }: Asked): Promise<Target[]> {
  const found = await tx.contact.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, leftOn: null, partner: { mergedIntoId: null } },
      ...(recordIds ? { id: { in: recordIds } } : { isLiaison: true }),
      ...(partnerId && { partnerId }),
    },
    select: {
      ...{ id: true, name: true, partnerId: true, phoneEnc: true, phoneIndex: true, phoneMasked: true },
      partner: { select: { name: true } },
      links: { where: live(kind, new Date()), select: { id: true }, take: 1 },
    },
    orderBy: [{ partnerId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return found.map(({ id, name, partner, links, phoneMasked, ...columns }) => ({
    ...{ recordIds: [id], recipient: name, phone: phoneMasked, partner: partner.name, about: [name], ...columns },
    ...{ email: null, phoneMasked, open: links.length > 0, lacks: null, mayIssue: true },
  }));
}

/** Whom links of the kind can go to, as the records say now; at most 500 records unless told otherwise. */
export function targetsFor(tx: Tx, ctx: Ctx, asked: Asked): Promise<Target[]> {
  if (asked.kind === 'SLOTS') return ofPosts(tx, ctx, asked);
  return asked.kind === 'CONTACT' ? ofContacts(tx, ctx, asked) : ofPlacements(tx, ctx, asked);
}
