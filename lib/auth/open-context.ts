import 'server-only';
import { cache } from 'react';
import { inAuth } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { parseSettings } from '@/lib/modules/settings/schema';
import { demandTry } from './limits';
import { currentVisitor, type Visitor } from './visitor';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const CODE = /^[\w-]{1,60}$/;

/** The context of anybody on an institution's open page: only what is published, only to read. Null where there is none; throws TOO_MANY. */
export async function contextOfOpenPage(code: unknown, visitor: Visitor): Promise<Ctx | null> {
  await demandTry([{ limit: 'openPage', key: visitor.ip ?? 'unknown' }], visitor.requestId);
  return visitorOf(code, visitor, 'open');
}

/** The context of a visitor of an open page who asks for something. Null where there is none; throws TOO_MANY. */
export async function contextOfAsker(code: unknown, visitor: Visitor): Promise<Ctx | null> {
  await demandTry([{ limit: 'openAsk', key: visitor.ip ?? 'unknown' }], visitor.requestId);
  return visitorOf(code, visitor, 'asker');
}

async function visitorOf(code: unknown, { requestId, locale }: Visitor, scope: 'open' | 'asker'): Promise<Ctx | null> {
  const college = typeof code === 'string' && CODE.test(code) ? await lookUp(code, requestId) : null;
  if (!college || !parseSettings(college.settings).open.page) return null;
  return mintContext({
    ...{ institutionId: college.id, institutionName: college.name, userId: NOBODY, membershipId: NOBODY },
    ...{ role: 'STUDENT', scope, departmentId: null, partnerId: null, studentId: null, sessionId: null },
    ...{ actor: 'visitor', locale, today: today(), requestId },
  });
}

const lookUp = (code: string, requestId: string) =>
  inAuth({ actor: 'visitor', command: 'open.page', requestId }, (tx) =>
    tx.institution.findUnique({ where: { code }, select: { id: true, name: true, settings: true } }),
  );

/** The context of this request's open page. */
export const openCtx = cache(
  async (code: string): Promise<Ctx | null> => contextOfOpenPage(code, await currentVisitor()),
);
