import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { visiblePartners } from '@/lib/modules/partners/policy';
import type { PartnerProfile } from '@/lib/modules/partners/schema';
import type { PartnerKind, PartnerState, Scale, Tier } from '@/lib/modules/partners/words';

const CHUNK = 1_000;

const include = {
  names: { select: { kind: true, name: true } },
  departments: { select: { departmentId: true } },
  contacts: { where: { leftOn: null }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.PartnerInclude;
type Row = Prisma.PartnerGetPayload<{ include: typeof include }>;

/** A partner of the college as an import compares and changes it. */
export type PartnerNow = {
  id: string;
  version: number;
  kind: PartnerKind;
  state: PartnerState;
  profile: PartnerProfile;
  contacts: Row['contacts'];
};

const PLAIN = [
  ...(['name', 'shortName', 'creditCode', 'noCodeReason', 'industryCode', 'industryText', 'chains'] as const),
  ...(['ownership', 'regionCode', 'regionText', 'address', 'website', 'headcount', 'legalPerson', 'listed'] as const),
  ...(['cooperation', 'programmes', 'ownerId', 'groupId', 'introduction', 'remark'] as const),
] as const;

/** A partner's profile as the form's schema has it; contacts with masked numbers. */
function profileOf(row: Row): PartnerProfile {
  const plain = Object.fromEntries(PLAIN.map((key) => [key, row[key]])) as Pick<Row, (typeof PLAIN)[number]>;
  const named = (kind: string) => row.names.filter((n) => n.kind === kind).map((n) => n.name);
  return {
    ...plain,
    scale: row.scale as Scale | null,
    tier: row.tier as Tier | null,
    capital: row.capital === null ? null : Number(row.capital),
    cooperatingSince: fromDbDate(row.cooperatingSince),
    departmentIds: row.departments.map((d) => d.departmentId),
    formerNames: named('FORMER'),
    aliases: named('ALIAS'),
    contacts: row.contacts.map(({ id, name, title, phoneMasked: phone, wechat, email, isLiaison }) => ({
      ...{ id, name, title, phone, wechat, email, isLiaison },
    })),
  };
}

/** The college's partners that may be meant by these codes and names, former names included. */
export async function partnersMeant(
  tx: Tx,
  ctx: Ctx,
  wanted: { code: string | null; name: string }[],
): Promise<PartnerNow[]> {
  const found = new Map<string, PartnerNow>();
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const part = wanted.slice(from, from + CHUNK);
    const codes = part.flatMap(({ code }) => code ?? []);
    const keys = [...new Set(part.map(({ name }) => nameKey(name)))];
    const formerly = await tx.partnerName.findMany({
      where: { institutionId: ctx.institutionId, nameKey: { in: keys } },
      select: { partnerId: true },
    });
    const rows = await tx.partner.findMany({
      where: {
        ...visiblePartners(ctx),
        OR: [
          { creditCode: { in: codes } },
          { nameKey: { in: keys } },
          { id: { in: formerly.map((n) => n.partnerId) } },
        ],
      },
      include,
    });
    for (const row of rows) found.set(row.id, partnerNow(row));
  }
  return [...found.values()];
}

/** These of the college's partners. */
export async function partnersById(tx: Tx, ctx: Ctx, ids: string[]): Promise<PartnerNow[]> {
  const found: PartnerNow[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const part = ids.slice(from, from + CHUNK);
    found.push(
      ...(await tx.partner.findMany({ where: { ...visiblePartners(ctx), id: { in: part } }, include })).map(partnerNow),
    );
  }
  return found;
}

function partnerNow(row: Row): PartnerNow {
  const { id, version, contacts } = row;
  return {
    id,
    version,
    contacts,
    kind: row.kind as PartnerKind,
    state: row.state as PartnerState,
    profile: profileOf(row),
  };
}

export type Match = {
  partner: PartnerNow | null /** two records have the name and no code tells them apart */;
  ambiguous: boolean /** another partner has the name */;
  namesake: boolean;
};

/** Finds which record a row means: by its code, else by its name, else by a former name. */
export function partnerMatcher(partners: PartnerNow[]): (code: string | null, name: string) => Match {
  const byCode = new Map(partners.flatMap((p) => (p.profile.creditCode ? [[p.profile.creditCode, p] as const] : [])));
  const byName = groupByNames(partners, (p) => [p.profile.name]);
  const byFormer = groupByNames(partners, (p) => [...p.profile.formerNames, ...p.profile.aliases]);
  return (code, name) => {
    const coded = code ? byCode.get(code) : undefined;
    if (coded) return { partner: coded, ambiguous: false, namesake: false };
    const same = [byName.get(name) ?? [], byFormer.get(name) ?? []];
    for (const candidates of same) {
      // A record that has another code is another enterprise, whatever its name.
      const open = candidates.filter((p) => !code || !p.profile.creditCode);
      if (open.length === 1) return { partner: open[0] ?? null, ambiguous: false, namesake: false };
      if (open.length > 1) return { partner: null, ambiguous: true, namesake: true };
    }
    return { partner: null, ambiguous: false, namesake: same.some((candidates) => candidates.length > 0) };
  };
}

function groupByNames(partners: PartnerNow[], namesOf: (partner: PartnerNow) => string[]): Map<string, PartnerNow[]> {
  const groups = new Map<string, PartnerNow[]>();
  for (const partner of partners) {
    for (const name of namesOf(partner)) groups.set(name, [...(groups.get(name) ?? []), partner]);
  }
  return groups;
}
