import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';

/** How many graduates there were and how many of them have a destination, of the latest year of which anything is known. */
export type Settled = { year: string; graduates: number; settled: number };

/** By programme, as of the day. Numbers of the whole college: nobody is named. */
export async function settledByProgramme(tx: Tx, ctx: Ctx, day: Day): Promise<Record<string, Settled>> {
  const until = { institutionId: ctx.institutionId, graduatedOn: { lte: toDbDate(day) } };
  return counted(tx, ctx, 'employment.by-programme', until, async () => {
    const { _max } = await tx.employment.aggregate({ where: until, _max: { graduatedOn: true } });
    const year = fromDbDate(_max.graduatedOn)?.slice(0, 4);
    if (!year) return {};
    const rows = await tx.employment.findMany({
      where: { ...until, graduatedOn: { gte: toDbDate(`${year}-01-01`), lte: toDbDate(day) } },
      select: { destination: true, student: { select: { programmeId: true } } },
    });
    const sums: Record<string, Settled> = {};
    for (const { destination, student } of rows) {
      const sum = sums[student.programmeId] ?? { year, graduates: 0, settled: 0 };
      sum.graduates += 1;
      if (destination !== 'UNEMPLOYED') sum.settled += 1;
      sums[student.programmeId] = sum;
    }
    return sums;
  });
}
