import { randomBytes } from 'node:crypto';
import { ROLES, type Role, scopeOf } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { encryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import { approveAgreement, createAgreement, submitAgreement } from '@/lib/modules/agreements/commands';
import { createNeed } from '@/lib/modules/needs/commands';
import { createPartner } from '@/lib/modules/partners/commands';
import { createVisit } from '@/lib/modules/visits/commands';
import { importColumns } from '@/lib/processes/import-preview';
import { receiveImport } from '@/lib/processes/import-receive';
import { asTest, newAccount } from '@/tests/factories/account';
import { ledgerBytes, ledgerRow } from '@/tests/factories/ledger';
import { colleague, newDepartment } from '@/tests/factories/members';

/** A college of its own with a person in each role, whose every word holds its mark. */
export type World = {
  mark: string;
  institutionId: string;
  as: Record<Role, Ctx>;
  /** The partner of the liaison and the school. */
  partnerId: string;
  departmentId: string;
};

let counter = 0;
/** A word that holds the world's mark and was not used before. */
export const word = (w: { mark: string }, text = '') => `${w.mark}${text}${++counter}`;

const serial = () => randomBytes(6).toString('hex');

/** Makes a college of nine people. */
export async function newWorld(mark: string): Promise<World> {
  const admin = await newSelf({ mark, admin: null }, 'ADMIN');
  const { institutionId } = admin;
  const departmentId = await newDepartment(admin, word({ mark }, '系'));
  const { id: partnerId } = await createPartner(admin, {
    ...{ kind: 'ENTERPRISE', name: word({ mark }, '公司'), noCodeReason: mark, departmentIds: [departmentId] },
    contacts: [{ name: mark, phone: '13800001234' }],
  });
  const as = { ADMIN: admin } as Record<Role, Ctx>;
  for (const role of ROLES.filter((each) => each !== 'ADMIN' && each !== 'STUDENT')) {
    const outside = scopeOf(role) !== 'staff';
    as[role] = await colleague(admin, role, outside ? { partnerId } : { departmentId });
  }
  // Students get accounts with the internships; what they may is asked of the context.
  as.STUDENT = mintContext({ ...admin, role: 'STUDENT', scope: 'student', studentId: newId(), membershipId: newId() });
  return { mark, institutionId, as, partnerId, departmentId };
}

/** A student of the world as the context of his account. */
export const asStudent = (w: World, studentId: string): Ctx => mintContext({ ...w.as.STUDENT, studentId });

/** Somebody who can sign in, with an open session, in a new college or in that of the administrator. */
export async function newSelf(at: { mark: string; admin: Ctx | null }, role: Role): Promise<Ctx> {
  const institutionId = at.admin?.institutionId ?? newId();
  if (!at.admin)
    await asTest((tx) => tx.institution.create({ data: { id: institutionId, code: institutionId, name: at.mark } }));
  const account = await newAccount([institutionId], { name: at.mark }, role);
  const [membershipId = ''] = account.membershipIds;
  const { userId } = account;
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await asTest((tx) =>
    tx.session.create({
      data: { id: sessionId, tokenHash: randomBytes(32), userId, institutionId, membershipId, expiresAt },
    }),
  );
  return mintContext({
    ...{ institutionId, userId, membershipId, role, scope: scopeOf(role), sessionId, institutionName: at.mark },
    ...{ departmentId: null, partnerId: null, studentId: null, actor: at.mark, locale: 'zh-CN' },
    ...{ today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), requestId: newId() },
  });
}

/** Another session of the person. */
export async function newSession(ctx: Ctx): Promise<string> {
  const id = newId();
  const { userId, institutionId, membershipId } = ctx;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await asTest((tx) =>
    tx.session.create({ data: { id, tokenHash: randomBytes(32), userId, institutionId, membershipId, expiresAt } }),
  );
  return id;
}

/** The input of a new partner. */
export const partnerInput = (w: World) => ({
  ...{ kind: 'ENTERPRISE', name: word(w, `${serial()}公司`), noCodeReason: w.mark, departmentIds: [w.departmentId] },
  ...{ contacts: [{ name: w.mark, phone: '13800001234' }], introduction: w.mark, aliases: [word(w)] },
});

export const makePartner = async (w: World) => (await createPartner(w.as.ADMIN, partnerInput(w))).id;

/** The input of a new agreement between the college and the liaison's partner. */
export const agreementInput = (w: World) => ({
  ...{ kind: 'ORDER_CLASS', title: word(w, '协议'), number: word(w), summary: w.mark, departmentId: w.departmentId },
  ...{
    signedOn: '2024-01-01',
    validFrom: '2024-01-01',
    validTo: '2030-01-01',
    responsibleId: w.as.TEACHER.membershipId,
  },
  parties: [
    { part: 'A', partnerId: null },
    { part: 'B', partnerId: w.partnerId },
  ],
});

type Stage = 'DRAFT' | 'IN_REVIEW' | 'SIGNED';

/** An agreement as far as the stage. */
export async function makeAgreement(w: World, stage: Stage = 'DRAFT'): Promise<{ id: string; version: number }> {
  const input = agreementInput(w);
  const { id } = await createAgreement(w.as.ADMIN, input);
  if (stage === 'DRAFT') return { id, version: 1 };
  await submitAgreement(w.as.ADMIN, { id, version: 1 });
  if (stage === 'IN_REVIEW') return { id, version: 2 };
  const { number, signedOn, validFrom, validTo } = input;
  await approveAgreement(w.as.OFFICE, { id, version: 2, number, signedOn, validFrom, validTo });
  return { id, version: 3 };
}

const followUp = (w: World) => ({ what: word(w), ownerId: w.as.TEACHER.membershipId, dueOn: '2030-01-01' });

/** The input of a new visit with one task. */
export const visitInput = (w: World) => ({
  ...{ partnerId: w.partnerId, kind: 'VISIT', visitedOn: '2025-03-03', subject: word(w), findings: w.mark },
  ...{ participantIds: [w.as.TEACHER.membershipId], followUps: [followUp(w)] },
});

export const makeVisit = async (w: World) => (await createVisit(w.as.ADMIN, visitInput(w))).id;

/** The input of a new need of the liaison's partner. */
export const needInput = (w: World) => ({
  ...{ partnerId: w.partnerId, kind: 'TALENT', title: word(w), description: w.mark, raisedOn: '2025-03-03' },
  departmentId: w.departmentId,
});

export const makeNeed = async (w: World) => (await createNeed(w.as.ADMIN, needInput(w))).id;

/** An import whose columns are proposed and not yet checked. */
export async function makeImport(w: World) {
  const bytes = await ledgerBytes([ledgerRow(++counter, { 企业名称: word(w, '公司'), 系部: null })]);
  async function* body() {
    yield bytes;
  }
  const { id } = await receiveImport(w.as.ADMIN, { module: 'partners', fileName: `${w.mark}.xlsx`, body: body() });
  const { batch } = await importColumns(w.as.ADMIN, { id });
  const columns = batch.mapping.columns.map(({ index, key }) => ({ index, key }));
  return { id, version: batch.version, columns, sheet: batch.sheet, headerRow: batch.headerRow };
}

/** One step beside the application, in the walls of the world's administrator. */
export const within = <T>(w: World, fn: Parameters<typeof inTransaction<T>>[1]): Promise<T> =>
  inTransaction(settingsOf(w.as.ADMIN, 'test'), fn);

/** Puts a second factor into force for somebody. */
export const giveTotp = (w: World, userId: string) =>
  inTransaction({ ...settingsOf(w.as.ADMIN, 'test'), scope: 'auth' }, (tx) =>
    tx.user.update({ where: { id: userId }, data: { totpSecretEnc: encryptText('x'), totpEnabledAt: new Date() } }),
  );
