import type { Prisma } from '@/lib/db/generated/client';
import { nameKey } from '@/lib/identifiers/company-name';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { addDays, type Day, daysBetween, toDbDate } from '@/lib/kernel/day';
import type { ContactInput } from '@/lib/modules/partners/schema';
import type { PartnerKind, PartnerState, Scale, Tier } from '@/lib/modules/partners/words';
import { partnerColumns, phoneColumns } from '@/lib/modules/partners/writes';
import type { Named } from './college';
import { codesOf } from './dictionaries';
import { bodyName, brandOf, makePlace, type Place } from './partner-names';
import words from './words.json';
import { type DemoPartner, memberOf, personName, type Rows, type Trade, type World } from './world';

type Written = Pick<Rows, 'partner' | 'partnerName' | 'partnerStatePeriod' | 'partnerDepartment' | 'contact'>;
type Draft = {
  kind: PartnerKind;
  state: PartnerState;
  name: string;
  shortName: string;
  trade: Trade;
  place: Place;
  named?: Named;
};

const OWNERS = ['OFFICE', 'DEPARTMENT', 'TEACHER'] as const;
const HEADCOUNT: Record<Scale, readonly [number, number]> = {
  MICRO: [3, 9],
  SMALL: [20, 290],
  MEDIUM: [300, 990],
  LARGE: [1000, 8600],
};
/** Authority and type of the body, the first two characters of a credit code. */
const PREFIX: Record<PartnerKind, string> = {
  ENTERPRISE: '91',
  SECONDARY_SCHOOL: '12',
  PARK: '12',
  ASSOCIATION: '51',
  GOVERNMENT: '11',
  UNIVERSITY: '12',
  RESEARCH: '12',
};

function namedDrafts(world: World): Draft[] {
  const { college, random } = world;
  return college.named.map((named) => {
    const trade = words.trades.find((t) => t.word === named.trade) ?? random.pick(words.trades);
    const place =
      words.places.find((p) => named.name.includes(p.district)) ?? words.places[1] ?? random.pick(words.places);
    const { name, shortName, kind = 'ENTERPRISE' } = named;
    return { kind, state: 'ACTIVE', name, shortName, trade, place, named };
  });
}

/** Enterprises in every state and the other kinds, as many as the college wants. */
function drafts(world: World): Draft[] {
  const { college, random } = world;
  const made = namedDrafts(world);
  const missing = (kind: PartnerKind, wanted: number) => wanted - made.filter((d) => d.kind === kind).length;
  let serial = 0;
  const enterprise = (state: PartnerState): Draft => {
    const [trade, place, brand] = [random.pick(words.trades), makePlace(world), brandOf(serial++)];
    const form = random.pick(words.forms);
    const name = college.mark(`${place.city}${brand}${trade.word}${form}`);
    return { kind: 'ENTERPRISE', state, name, shortName: college.mark(brand + trade.word), trade, place };
  };
  const repeat = <T>(n: number, make: (at: number) => T) => Array.from({ length: n }, (_, at) => make(at));
  const { ACTIVE, ...further } = college.enterprises;
  made.push(...repeat(missing('ENTERPRISE', ACTIVE), () => enterprise('ACTIVE')));
  for (const [state, n] of Object.entries(further)) made.push(...repeat(n, () => enterprise(state as PartnerState)));
  for (const [key, n] of Object.entries(college.others)) {
    const kind = key as keyof typeof college.others;
    made.push(
      ...repeat(missing(kind, n), (at): Draft => {
        const [trade, place] = [random.pick(words.trades), makePlace(world)];
        const name = college.mark(bodyName(kind, at, place));
        return { kind, state: 'ACTIVE', name, shortName: name.replace(place.city, ''), trade, place };
      }),
    );
  }
  return made;
}

/** All partners of the college, and their rows. */
export function makePartners(world: World): { partners: DemoPartner[]; rows: Written } {
  const rows: Written = { partner: [], partnerName: [], partnerStatePeriod: [], partnerDepartment: [], contact: [] };
  const partners = drafts(world).map((draft, serial) => writePartner(world, draft, serial, rows));
  return { partners, rows };
}

function writePartner(world: World, draft: Draft, serial: number, rows: Written): DemoPartner {
  const { college, random, institutionId, departments } = world;
  const { kind, state, name, shortName, trade, place, named } = draft;
  const id = random.id();
  const departmentId = (departments.find((d) => d.code === college.tag(trade.department)) ?? random.pick(departments))
    .id;
  // Every twelfth or so began within the last year; the oldest go back eleven years.
  const age = random.chance(0.08) ? random.between(5, 360) : random.between(361, 4000);
  const since = addDays(world.today, -(state === 'PROSPECT' ? random.between(5, 200) : age));
  const partner: DemoPartner = {
    ...{ id, kind, state, name, shortName, trade, departmentId, since },
    ownerId: memberOf(world, departmentId, OWNERS).id,
    headcount: null,
  };
  const contacts = makeContacts(world, kind);
  const aliases = named?.aliases ?? [];
  const profile = profileOf(world, partner, place, serial, named !== undefined);
  partner.headcount = profile.headcount;
  rows.partner.push({ institutionId, id, kind, state, ...partnerColumns({ ...profile, contacts, aliases }) });
  for (const alias of aliases)
    rows.partnerName.push({
      institutionId,
      id: random.id(),
      partnerId: id,
      kind: 'ALIAS',
      name: alias,
      nameKey: nameKey(alias),
    });
  rows.partnerStatePeriod.push(...statePeriods(world, partner));
  rows.partnerDepartment.push({ institutionId, id: random.id(), partnerId: id, departmentId });
  for (const [position, { phone, ...contact }] of contacts.entries())
    rows.contact.push({ institutionId, id: random.id(), partnerId: id, ...contact, ...phoneColumns(phone), position });
  return partner;
}

function profileOf(world: World, partner: DemoPartner, place: Place, serial: number, isNamed: boolean) {
  const { college, random } = world;
  const { kind, state, trade, since } = partner;
  const isEnterprise = kind === 'ENTERPRISE';
  const scale = isNamed
    ? 'LARGE'
    : random.pick<Scale>(['MICRO', 'SMALL', 'SMALL', 'SMALL', 'MEDIUM', 'MEDIUM', 'LARGE']);
  const tier = isNamed
    ? 'LEADING'
    : random.pick<Tier>(['LEADING', 'BACKBONE', 'BACKBONE', 'BACKBONE', ...Array<Tier>(14).fill('GENERAL')]);
  const withCode = !isNamed && (isEnterprise || random.chance(0.7));
  return {
    name: partner.name,
    shortName: partner.shortName,
    creditCode: withCode ? makeCreditCode(PREFIX[kind], place.code, serial * 7919 + college.seed) : null,
    noCodeReason: isNamed ? college.mark(words.reasons.noCode) : null,
    industryCode: isEnterprise ? trade.industry : null,
    industryText: null,
    chains: isEnterprise ? [college.tag(trade.chain)] : [],
    scale: isEnterprise ? scale : null,
    tier: isEnterprise ? tier : null,
    ownership: isEnterprise ? random.pick(codesOf(world, 'OWNERSHIP').slice(0, 4)) : null,
    // Of a body that exists nothing is invented but the cooperation itself.
    regionCode: isNamed ? place.code.slice(0, 4) : place.code,
    regionText: null,
    address: isNamed
      ? null
      : college.mark(`${place.city}${place.district}${random.pick(words.roads)}${random.between(1, 260)}号`),
    website: isEnterprise && !isNamed && random.chance(0.3) ? `https://e${serial + 1}.${college.domain}` : null,
    headcount: isEnterprise && !isNamed ? random.between(...HEADCOUNT[scale]) : null,
    legalPerson: isEnterprise && !isNamed ? personName(world) : null,
    capital: isEnterprise && !isNamed ? random.between(1, 500) * 10 : null,
    listed: isEnterprise && !isNamed ? random.chance(0.03) : null,
    cooperation: random.shuffled(codesOf(world, 'COOPERATION')).slice(0, random.between(1, 3)),
    programmes: isEnterprise ? [college.mark(trade.programme)] : [],
    cooperatingSince: state === 'PROSPECT' ? null : since,
    ownerId: partner.ownerId,
    groupId: null,
    departmentIds: [partner.departmentId],
    formerNames: [],
    introduction: isEnterprise ? college.mark(words.introduction.replace('{trade}', trade.word)) : null,
    remark: null,
  };
}

/** Invented people with invented numbers; the first is the liaison. */
function makeContacts(world: World, kind: PartnerKind): ContactInput[] {
  const { college, random } = world;
  const how = kind === 'ENTERPRISE' ? random.between(1, 2) : 1;
  return Array.from({ length: how }, (_, at) => ({
    name: personName(world),
    title: college.mark(random.pick(words.titles)),
    phone: `1${random.pick('3578')}0${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
    wechat: null,
    email: null,
    isLiaison: at === 0,
  }));
}

function statePeriods(world: World, partner: DemoPartner): Prisma.PartnerStatePeriodCreateManyInput[] {
  const { college, random, institutionId, today } = world;
  const { id: partnerId, state, since } = partner;
  const period = (name: PartnerState, from: Day, to: Day | null, reason: string | null) => ({
    ...{ institutionId, id: random.id(), partnerId, state: name, reason },
    startedOn: toDbDate(from),
    endedOn: to ? toDbDate(to) : null,
  });
  if (state === 'PROSPECT') return [period('PROSPECT', since, null, null)];
  const before = random.chance(0.4) ? [period('PROSPECT', addDays(since, -random.between(20, 120)), since, null)] : [];
  if (state === 'ACTIVE') return [...before, period('ACTIVE', since, null, null)];
  const left = addDays(today, -random.between(1, Math.min(700, daysBetween(since, today) - 1)));
  const reason = college.mark(state === 'ENDED' ? words.reasons.ended : words.reasons.suspended);
  return [...before, period('ACTIVE', since, left, null), period(state, left, null, reason)];
}
