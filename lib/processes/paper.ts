import 'server-only';
import { z } from 'zod';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { mayOnPlacement } from '@/lib/modules/placements/policy';
import { findPlacement } from '@/lib/modules/placements/record';
import { storedAmendments, toAmendment } from '@/lib/modules/placements/timeline';
import { PAPERS } from '@/lib/modules/placements/words';
import { readAgreementFacts } from './agreement-facts';

/** The form that was printed: whether it says what the record says now. Throws NOT_FOUND or FORBIDDEN. */
export const scannedPaper = defineQuery({
  permission: 'placements.guide',
  input: z.strictObject({
    id: z.uuid(),
    paper: z.enum(PAPERS).default('agreement'),
    code: z.string().max(40).default(''),
  }),
  run: async ({ tx, ctx, input: { id, paper, code } }) => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.guide', found)) fail('FORBIDDEN', 'forbidden');
    const stored = await storedAmendments(tx, ctx, id);
    const amendment = paper === 'amendment' ? stored.map(toAmendment).find(({ hash }) => hash === code) : undefined;
    const [agreement] = await readAgreementFacts(tx, ctx, [id]);
    const fits =
      paper === 'agreement' ? code === agreement?.code : paper === 'amendment' ? amendment !== undefined : true;
    const { name: student, studentNo } = found.student;
    return { paper, fits, student, studentNo, amendmentId: amendment?.state === 'OPEN' ? amendment.id : null };
  },
});
