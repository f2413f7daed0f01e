import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { pageOf } from '@/lib/kernel/page';
import { readNoticeRows } from '@/lib/modules/notices/rows';
import { parseSettings } from '@/lib/modules/settings/schema';
import { readVacancyRows } from '@/lib/modules/vacancies/rows';
import { tokensMatch } from '@/lib/search/where';
import { openNotices, openVacancies } from './policy';
import { openRooms } from './rooms';
import { openPageInput, openRecord } from './schema';
import type { OpenNotice, OpenNoticeRecord, OpenPage, OpenVacancy, OpenVacancyRecord } from './types';

const SIZE = 20;
const NOTICES = 20;
type FindVacancies = Pick<Prisma.VacancyFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
type FindNotices = Pick<Prisma.IndustryNoticeFindManyArgs, 'where' | 'orderBy' | 'take'>;

async function readVacancies(tx: Tx, ctx: Ctx, find: FindVacancies): Promise<OpenVacancy[]> {
  const rows = await readVacancyRows(tx, ctx, find);
  return rows.map(({ id, title, partner, places, payFrom, payTo, place, programmes, lastOn }) => ({
    ...{ id, title, places, payFrom, payTo, place, programmes, lastOn },
    employer: partner.name,
  }));
}

async function readNotices(tx: Tx, ctx: Ctx, find: FindNotices): Promise<OpenNotice[]> {
  const rows = await readNoticeRows(tx, ctx, find);
  return rows.map(({ id, kind, title, source, chain, issuedOn }) => ({ id, kind, title, source, chain, issuedOn }));
}

/** What the institution shows to everybody: its public vacancies that are open today, and its public notices. */
export const openPage = defineQuery({
  permission: 'open.read',
  input: openPageInput,
  run: async ({ tx, ctx, input: { q, page } }): Promise<OpenPage> => {
    const where = { AND: [openVacancies(ctx), q ? tokensMatch(q) : {}] };
    const orderBy = [{ closesOn: 'asc' as const }, { id: 'asc' as const }];
    const at = { institutionId: ctx.institutionId };
    const vacancies = await pageOf(tx, ctx, {
      ...{ name: 'open.vacancies', where, page, size: SIZE },
      count: () => tx.vacancy.count({ where }),
      ids: (window) => tx.vacancy.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readVacancies(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
    const places = await counted(tx, ctx, 'open.places', where, async () => {
      const { _sum } = await tx.vacancy.aggregate({ where, _sum: { places: true } });
      return _sum.places ?? 0;
    });
    const latest = [{ issuedOn: 'desc' as const }, { id: 'asc' as const }];
    const notices = await readNotices(tx, ctx, { where: openNotices(ctx), orderBy: latest, take: NOTICES });
    const rooms = await tx.room.count({ where: openRooms(ctx) });
    return { college: ctx.institutionName, vacancies, places, notices, rooms };
  },
});

/** The address of the institution's page for everybody; null while it has none. */
export const openAddress = defineQuery({
  permission: 'open.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<string | null> => {
    const where = { id: ctx.institutionId };
    const found = await tx.institution.findFirst({ where, select: { code: true, settings: true } });
    if (!found || !parseSettings(found.settings).open.page) return null;
    return new URL(`/open/${found.code}`, env().APP_URL).href;
  },
});

/** One public vacancy. */
export const openVacancy = defineQuery({
  permission: 'open.read',
  input: openRecord,
  run: async ({ tx, ctx, input: { id } }): Promise<OpenVacancyRecord> => {
    const where = { AND: [openVacancies(ctx), { id }] };
    const [row] = await readVacancies(tx, ctx, { where });
    if (!row) notFound();
    const { description } = await tx.vacancy.findFirstOrThrow({ where, select: { description: true } });
    return { ...row, description, college: ctx.institutionName };
  },
});

/** One public notice. */
export const openNotice = defineQuery({
  permission: 'open.read',
  input: openRecord,
  run: async ({ tx, ctx, input: { id } }): Promise<OpenNoticeRecord> => {
    const where = { AND: [openNotices(ctx), { id }] };
    const [row] = await readNotices(tx, ctx, { where });
    if (!row) notFound();
    const more = await tx.industryNotice.findFirstOrThrow({ where, select: { body: true, sourceUrl: true } });
    return { ...row, ...more, college: ctx.institutionName };
  },
});
