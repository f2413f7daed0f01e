import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { targetsFor, weekAsked } from '@/lib/modules/links/recipients';
import { writeLinks } from '@/lib/modules/links/writes';

const WAITING = 3;

/** Links of the week's round that wait to be handed out, for mentors without a mail address. */
export async function makeWaitingLinks(tx: Tx, ctx: Ctx): Promise<void> {
  const targets = await targetsFor(tx, ctx, { kind: 'PRESENT' });
  const some = targets.filter(({ lacks, email }) => !lacks && !email).slice(0, WAITING);
  await writeLinks(tx, ctx, { kind: 'PRESENT', party: null, days: 7, weekOn: weekAsked(ctx.today) }, some);
}
