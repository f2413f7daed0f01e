import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import { defineQuery } from '@/lib/kernel/operation';
import { inCooperation } from '@/lib/modules/partners/indicators';
import { partnerList } from '@/lib/modules/partners/list';
import { countPartners } from '@/lib/modules/partners/queries';
import { dictionaryWords } from '@/lib/modules/settings/queries';
import { type ProgrammeFilter, programmeList } from './list';
import { countProgrammeStudents, countProgrammes } from './queries';
import { countTalentNeeds, openTalentHref } from './rows';
import type { ChainRow } from './types';
import { ACTIVE_STATES } from './words';

/** Each chain of the dictionary: what it teaches, to how many, with whom, and what is wanted. Each number is counted by the list that it opens. */
export const industryChains = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<ChainRow[]> => {
    const chains = (await dictionaryWords(tx, ctx)).CHAIN;
    const partners = grantOf(ctx.role, 'partners.read') !== null;
    const rows: ChainRow[] = [];
    for (const { code, label, retired } of [...chains, { code: 'NONE', label: null, retired: false }]) {
      const active: ProgrammeFilter = { state: [...ACTIVE_STATES], chain: [code] };
      const stopped: ProgrammeFilter = { state: ['STOPPED'], chain: [code] };
      const withWhom = { ...inCooperation(ctx.today), on: undefined, chain: [code] };
      const href = (filter: ProgrammeFilter) => programmeList.href({ filter });
      const row = {
        ...{ code, label },
        active: { value: await countProgrammes(tx, ctx, active), href: href(active) },
        students: { value: await countProgrammeStudents(tx, ctx, active), href: href(active) },
        stopped: { value: await countProgrammes(tx, ctx, stopped), href: href(stopped) },
        partners: {
          value: partners ? await countPartners(tx, ctx, withWhom) : 0,
          href: partnerList.href({ filter: withWhom }),
        },
        needs: {
          value: await countTalentNeeds(tx, ctx, code, ctx.today),
          href: openTalentHref(code, ctx.today),
        },
      };
      const empty = row.active.value + row.stopped.value + row.partners.value === 0;
      if (!empty || !(retired || code === 'NONE')) rows.push(row);
    }
    return rows;
  },
});
