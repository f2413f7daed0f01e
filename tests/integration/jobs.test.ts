import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { remindOfAgreements } from '@/lib/jobs/agreement-reminders';
import { startJobs, stopJobs } from '@/lib/jobs/boss';
import { expireAccess, expireIdempotencyKeys } from '@/lib/jobs/expiry';
import { remindOfFollowUps } from '@/lib/jobs/follow-up-reminders';
import { jobHealth } from '@/lib/jobs/health';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { deliverMail, sweepMails } from '@/lib/mail/deliver';
import { enqueueMail } from '@/lib/mail/outbox';
import { renderMail } from '@/lib/mail/render';
import { listNotifications } from '@/lib/modules/notifications/queries';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';

const dataDir = mkdtempSync(path.join(tmpdir(), 'mail-'));
process.env.DATA_DIR = dataDir;

let office: Ctx;
let teacher: Ctx;
let partnerId: string;

const inside = <T>(fn: Parameters<typeof inTransaction<T>>[1]) => inTransaction(settingsOf(office, 'test'), fn);
const reset = { name: '某人', url: 'https://example.org/reset/x', minutes: 30 };
const enqueue = (to = 'a@example.org') =>
  inside((tx) => enqueueMail(tx, office, { to, locale: 'zh-CN', template: 'passwordReset', params: reset }));
const mails = () => inside((tx) => tx.mail.findMany({ where: { institutionId: office.institutionId } }));
const linesOf = async () =>
  (await mails()).map((mail) => JSON.parse(decryptText(mail.paramsEnc)) as { count: number; lines: string });
const told = async (ctx: Ctx) => (await listNotifications(ctx, {})).rows.map((row) => row.kind);

/** A signed agreement of the partner that ends after so many days; the teacher is responsible for it. */
async function newAgreement(daysLeft: number): Promise<string> {
  const { institutionId, today, membershipId } = { ...office, membershipId: teacher.membershipId };
  const id = newId();
  const [from, to] = [toDbDate(addDays(today, -100)), toDbDate(addDays(today, daysLeft))];
  await inside(async (tx) => {
    await tx.agreement.create({
      data: {
        ...{ institutionId, id, kind: 'FRAMEWORK', state: 'SIGNED', title: '框架协议', responsibleId: membershipId },
        ...{ signedOn: from, validFrom: from, validTo: to },
      },
    });
    await tx.agreementParty.create({ data: { institutionId, id: newId(), agreementId: id, partnerId, part: 'A' } });
  });
  return id;
}

async function newFollowUp(dueOn: string): Promise<string> {
  const { institutionId, today } = office;
  const [id, visitId] = [newId(), newId()];
  await inside(async (tx) => {
    await tx.visit.create({
      data: { institutionId, id: visitId, partnerId, kind: 'VISIT', visitedOn: toDbDate(today), subject: '走访' },
    });
    await tx.followUp.create({
      data: { institutionId, id, visitId, what: '寄送\n协议', dueOn: toDbDate(dueOn), ownerId: teacher.membershipId },
    });
  });
  return id;
}

beforeEach(async () => {
  office = await newCollege();
  teacher = await colleague(office, 'TEACHER');
  partnerId = await newPartner(office, '甲新能源有限公司');
});
afterAll(stopJobs);

describe('mails', () => {
  it('are encrypted in the outbox and written to the folder', async () => {
    const mailId = await enqueue();
    const [waiting] = await mails();
    expect(Buffer.from(waiting?.toEnc ?? []).toString()).not.toContain('example.org');
    await deliverMail({ institutionId: office.institutionId, mailId });
    const text = await readFile(path.join(dataDir, 'mail', `${mailId}.eml`), 'utf8');
    expect(text).toContain('To: a@example.org');
    expect(await mails()).toMatchObject([{ state: 'SENT', attempts: 1, error: null }]);
    await deliverMail({ institutionId: office.institutionId, mailId });
    expect(await mails()).toMatchObject([{ attempts: 1 }]);
  });

  it('are not sent when the transaction that sends them is rolled back', async () => {
    const lost = inside(async (tx) => {
      await enqueueMail(tx, office, { to: 'a@example.org', locale: 'en', template: 'passwordReset', params: reset });
      throw new Error('no');
    });
    await expect(lost).rejects.toThrow('no');
    expect(await mails()).toEqual([]);
  });

  it('stand as failed after the last try, with a reason without an address', async () => {
    const mailId = await enqueue();
    await inside((tx) => tx.mail.updateMany({ where: { id: mailId }, data: { template: 'none', attempts: 4 } }));
    const at = { institutionId: office.institutionId, mailId };
    await expect(deliverMail(at)).rejects.toThrow();
    expect(await mails()).toMatchObject([{ state: 'WAITING', attempts: 5 }]);
    await expect(deliverMail(at)).rejects.toThrow();
    expect(await mails()).toMatchObject([{ state: 'FAILED', attempts: 6 }]);
    expect((await mails())[0]?.error).not.toContain('@');
    expect((await jobHealth()).failedMails).toBeGreaterThan(0);
  });

  it('escape what is put into them, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const mail = renderMail('invitation', locale, {
        ...{ institution: 'A & <B>', name: '某人', url: 'https://example.org/i/x', until: '2026-11-30' },
      });
      expect(mail.html).toContain('A &amp; &lt;B&gt;');
      expect(mail.html).toContain('<a href="https://example.org/i/x">');
      expect(mail.text).toContain('A & <B>');
    }
  });
});

describe('reminders', () => {
  it('tell of an agreement once at each threshold, the member responsible alone', async () => {
    await newAgreement(30);
    await newAgreement(200);
    for (let run = 0; run < 2; run++) await remindOfAgreements(office.institutionId);
    expect([await told(teacher), await told(office)]).toEqual([['agreementEnding'], []]);
    expect(await linesOf()).toMatchObject([{ count: 1 }]);
    await remindOfAgreements(office.institutionId, addDays(office.today, 22));
    expect(await told(teacher)).toHaveLength(1);
    await remindOfAgreements(office.institutionId, addDays(office.today, 23));
    expect(await told(teacher)).toHaveLength(2);
  });

  it('tell the office when nobody is responsible any more, and nothing of what was renewed', async () => {
    const id = await newAgreement(5);
    const { institutionId } = office;
    await inside((tx) =>
      tx.membership.updateMany({ where: { institutionId, id: teacher.membershipId }, data: { endedAt: new Date() } }),
    );
    const renewed = await newAgreement(6);
    const next = await newAgreement(300);
    await inside((tx) =>
      tx.agreement.updateMany({ where: { institutionId, id: next }, data: { renewalOfId: renewed } }),
    );
    await remindOfAgreements(institutionId);
    const { rows } = await listNotifications(office, {});
    expect(rows).toMatchObject([{ href: `/agreements/${id}`, params: { days: 5, partner: '甲新能源有限公司' } }]);
  });

  it('tell of follow-ups the day before and when overdue, in one mail a morning', async () => {
    const day = office.today;
    await newFollowUp(addDays(day, 1));
    await newFollowUp(addDays(day, -1));
    await newFollowUp(addDays(day, 5));
    for (let run = 0; run < 2; run++) await remindOfFollowUps(office.institutionId);
    expect((await told(teacher)).sort()).toEqual(['followUpDue', 'followUpOverdue']);
    const [mail, ...more] = await linesOf();
    expect(more).toEqual([]);
    expect(mail?.count).toBe(2);
    expect(mail?.lines.split('\n')).toHaveLength(2);
  });
});

describe('the queue', () => {
  // The queue is one for all: what tests beside this one sent stands before it.
  const soon = { timeout: 80_000, interval: 200 };

  it('delivers what was sent and what was lost', { timeout: 180_000 }, async () => {
    const lost = await enqueue('b@example.org');
    const states = async () => (await mails()).map((mail) => mail.state);
    await startJobs();
    await vi.waitFor(async () => expect(await states()).toEqual(['SENT']), soon);
    await inside((tx) => tx.mail.updateMany({ where: { id: lost }, data: { state: 'WAITING' } }));
    // The sweep comes again and again: one that finds the first job not yet put away leaves the mail to the next.
    const swept = async () => {
      await sweepMails(office.institutionId, Date.now() + 7_200_000);
      expect(await states()).toEqual(['SENT']);
    };
    await vi.waitFor(swept, { ...soon, interval: 1_000 });
    expect((await jobHealth()).queues.map((queue) => queue.name)).toContain('mail.deliver');
  });

  it('forgets sessions and links long after their end', async () => {
    const { userId, institutionId, membershipId } = teacher;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000);
    const session = (expiresAt: Date) => ({ id: newId(), tokenHash: Buffer.from(newId()), userId, expiresAt });
    const link = (expiresAt: Date) => ({ ...session(expiresAt), kind: 'RESET', institutionId, membershipId });
    const asAuth = <T>(fn: Parameters<typeof inTransaction<T>>[1]) =>
      inTransaction({ ...settingsOf(office, 'test'), scope: 'auth' }, fn);
    await asAuth(async (tx) => {
      for (const days of [-91, -80, 1]) await tx.session.create({ data: session(day(days)) });
      for (const days of [-91, 1]) await tx.accountLink.create({ data: link(day(days)) });
    });
    const gone = await expireAccess();
    expect(gone.sessions).toBeGreaterThan(0);
    expect(await asAuth((tx) => tx.session.count({ where: { userId } }))).toBe(2);
    expect(await asAuth((tx) => tx.accountLink.count({ where: { userId } }))).toBe(1);
  });

  it('forgets idempotency keys after a week', async () => {
    const { institutionId, membershipId } = office;
    const row = { institutionId, id: newId(), membershipId, command: 'x', inputHash: Buffer.from('x') };
    const count = () => inside((tx) => tx.idempotencyKey.count({ where: { institutionId } }));
    await inside((tx) => tx.idempotencyKey.create({ data: row }));
    await expireIdempotencyKeys(institutionId);
    expect(await count()).toBe(1);
    await expireIdempotencyKeys(institutionId, Date.now() + 8 * 86_400_000);
    expect(await count()).toBe(0);
  });
});
