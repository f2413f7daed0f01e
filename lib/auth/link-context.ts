import 'server-only';
import { createHash } from 'node:crypto';
import { cache } from 'react';
import { inAuth } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { demandTry } from './limits';
import { currentVisitor, type Visitor } from './visitor';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const TOKEN = /^[\w-]{43}$/;
type Row = { institution_id: string; id: string; partner_id: string; recipient: string };

/** The context of whoever holds a one-tap link: within its enterprise and records, nobody's membership. Null for a token that leads nowhere; throws TOO_MANY. */
export async function contextOfLink(token: unknown, visitor: Visitor): Promise<Ctx | null> {
  const { requestId, locale, ip } = visitor;
  const opened = typeof token === 'string' && TOKEN.test(token) ? await lookUp(token, requestId) : null;
  if (!opened) {
    await demandTry([{ limit: 'unknownLink', key: ip ?? 'unknown' }], requestId);
    return null;
  }
  const { row, institutionName } = opened;
  return mintContext({
    ...{ institutionId: row.institution_id, institutionName, linkId: row.id, partnerId: row.partner_id },
    ...{ userId: NOBODY, membershipId: NOBODY, role: 'LIAISON', scope: 'link', departmentId: null, studentId: null },
    ...{ sessionId: null, actor: row.recipient, locale, today: today(), requestId },
  });
}

function lookUp(token: string, requestId: string): Promise<{ row: Row; institutionName: string } | null> {
  const hash = createHash('sha256').update(token).digest();
  return inAuth({ actor: 'link', command: 'links.open', requestId }, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`select institution_id, id, partner_id, recipient from app.link_of(${hash})`;
    if (!row) return null;
    const college = await tx.institution.findUnique({ where: { id: row.institution_id }, select: { name: true } });
    return college && { row, institutionName: college.name };
  });
}

/** The context of this request's link. */
export const linkCtx = cache(
  async (token: string): Promise<Ctx | null> => contextOfLink(token, await currentVisitor()),
);
