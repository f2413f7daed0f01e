import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { createPartnerInput } from '@/lib/modules/partners/schema';
import { partnerColumns } from '@/lib/modules/partners/writes';
import { actionId } from './actions';
import type { Target } from './load';

const input = (n: number, departmentIds: string[]) => ({
  ...{ kind: 'ENTERPRISE', state: 'ACTIVE', name: `内蒙古测算${n}号新能源科技有限公司`, noCodeReason: '待补' },
  ...{
    shortName: `测算${n}`,
    industryCode: '3825',
    regionCode: '150203',
    scale: 'SMALL',
    headcount: 120,
    departmentIds,
  },
  contacts: [{ name: '测算人', title: '经理', phone: '13800138000', isLiaison: true }],
});

/** The call of the form's own action, with a new partner and a new idempotency key each time. */
export function createTarget(base: string, cookie: string, departmentIds: string[]): Target {
  const next = actionId('lib/modules/partners/actions.ts', 'createPartner');
  let n = Date.now();
  return {
    ...{ url: `${base}/partners/new`, method: 'POST' },
    headers: { cookie, origin: base, 'next-action': next, 'content-type': 'text/plain;charset=UTF-8' },
    body: () => JSON.stringify([input(n++, departmentIds), newId()]),
  };
}

/** The partner's own row, as the bare server writes it into a table without walls, audit or keys to other tables. */
export function bareInsert(ctx: Ctx): { columns: string[]; values: unknown[] } {
  const { kind, state, ...profile } = createPartnerInput.parse(input(0, []));
  const row = { institutionId: ctx.institutionId, id: newId(), kind, state, ...partnerColumns(profile) };
  const columns = Object.keys(row).map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return { columns, values: Object.values(row) };
}
