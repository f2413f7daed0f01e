import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { asSystem } from '@/lib/jobs/context';
import type { Ctx } from '@/lib/kernel/context';
import { readFigures } from '@/lib/modules/dashboard/indicators';
import { listPartners } from '@/lib/modules/partners/queries';
import { loadDemo, loadReference } from '@/prisma/seed';
import { demoAccounts } from '@/prisma/seed/demo/accounts';
import { CANARY_WORDS } from '@/prisma/seed/demo/canary';
import { actingContext } from '@/scripts/cli/acting';

async function acting(code: string): Promise<Ctx> {
  const ctx = await actingContext(code);
  if (!ctx) throw new Error(`no college ${code}`);
  return ctx;
}

beforeAll(async () => {
  await loadReference();
  await loadDemo();
}, 60_000);

describe('the demo college', () => {
  it('yields the figures of the report by counting', async () => {
    const ctx = await acting('btqy');
    const figures = await inTransaction(settingsOf(ctx, 'query'), (tx) => readFigures(tx, ctx, ctx.today));
    const value = (key: string) => figures.find((figure) => figure.key === key)?.value;
    expect(value('partners.enterprises')).toBe(652);
    expect(value('colleges.surveys')).toBeGreaterThanOrEqual(20);
    expect(value('pathways.exchanges')).toBe(10);
    expect(value('agreements.ending')).toBe(21);
  });

  it('has the pathway parties and the one research contract', async () => {
    const { institutionId } = await acting('btqy');
    await asSystem(institutionId, 'test', async ({ tx }) => {
      const parties = await tx.agreementParty.findMany({
        where: { institutionId, agreement: { kind: 'PATHWAY' }, partnerId: { not: null } },
        select: { partnerId: true, partner: { select: { kind: true } } },
      });
      const distinct = (kind: string) =>
        new Set(parties.filter((p) => p.partner?.kind === kind).map((p) => p.partnerId)).size;
      expect(distinct('SECONDARY_SCHOOL')).toBe(32);
      expect(distinct('ENTERPRISE')).toBeGreaterThanOrEqual(35);
      const research = await tx.agreement.findMany({ where: { institutionId, kind: 'RESEARCH' } });
      expect(research.map((a) => a.title)).toEqual([expect.stringContaining('丹妮娅')]);
      const [row] = await tx.$queryRaw<
        { broken: bigint | null }[]
      >`select app.audit_verify(${institutionId}::uuid) as broken`;
      expect(row?.broken).toBeNull();
    });
  });

  it('finds an enterprise by its pinyin initials', async () => {
    const { rows } = await listPartners(await acting('btqy'), { filter: { q: 'hyxcl' } });
    expect(rows.map((row) => row.name)).toContain('弘元新材料(包头)有限公司');
  });

  it('is loaded once and has an account for each role', async () => {
    expect(await loadDemo()).toEqual([]);
    expect(demoAccounts).toHaveLength(18);
    expect(new Set(demoAccounts.map((account) => account.email)).size).toBe(18);
  });
});

describe('the canary college', () => {
  it('has its word in every name and text', async () => {
    const { institutionId } = await acting('canary');
    const texts = await asSystem(institutionId, 'test', async ({ tx }) => {
      const where = { institutionId };
      return [
        ...(await tx.department.findMany({ where })).map((d) => d.name),
        ...(await tx.dictionaryEntry.findMany({ where })).flatMap((d) => [d.code, d.labelZh, d.labelEn, ...d.aliases]),
        ...(await tx.membership.findMany({ where, include: { user: true } })).map((m) => m.user.name),
        ...(await tx.partner.findMany({ where })).flatMap((p) => [p.name, p.address, ...p.chains, ...p.cooperation]),
        ...(await tx.contact.findMany({ where })).flatMap((c) => [c.name, c.title]),
        ...(await tx.agreement.findMany({ where })).flatMap((a) => [a.title, a.number, a.reason]),
        ...(await tx.visit.findMany({ where })).flatMap((v) => [v.subject, v.place, v.others, v.findings]),
        ...(await tx.followUp.findMany({ where })).flatMap((f) => [f.what, f.result]),
        ...(await tx.need.findMany({ where })).flatMap((n) => [n.title, n.reason]),
        ...(await tx.needAnswer.findMany({ where })).flatMap((n) => [n.text, n.answeredBy]),
        ...(await tx.comment.findMany({ where })).map((c) => c.text),
      ];
    });
    const unmarked = texts.filter((text) => text !== null && !CANARY_WORDS.some((word) => text.includes(word)));
    expect(texts.length).toBeGreaterThan(200);
    expect(unmarked).toEqual([]);
  });
});
