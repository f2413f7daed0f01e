import 'server-only';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from './judge';
import { mayOnPlacement } from './policy';
import { findPlacement } from './record';
import { RULES } from './rules';
import { overrideInput, placementVersion, severityInput } from './schema';

/** Allows that a rule does not hold for a placement, with the reason and, where the rule says so, the filing number. It stays visible. */
export const overrideRule = defineCommand({
  name: 'placements.override',
  permission: 'placements.override',
  input: overrideInput,
  run: async ({ tx, ctx, input: { placementId, rule, reason, filingNo } }) => {
    const found = (await findPlacement(tx, ctx, placementId)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.override', found)) fail('FORBIDDEN', 'forbidden');
    if (!found.broken.includes(rule)) failField('rule', 'ruleNotBroken');
    if (RULES.find(({ id }) => id === rule)?.filing && !filingNo) failField('filingNo', 'required');
    const id = newId();
    const said = { placementId, rule, reason, filingNo, approverId: ctx.membershipId, approvedOn: toDbDate(ctx.today) };
    await tx.ruleOverride.create({ data: { institutionId: ctx.institutionId, id, ...said } });
    await judgePlacements(tx, ctx, { id: placementId });
    return { id };
  },
});

/** Takes an override back; the rule counts again. */
export const withdrawOverride = defineCommand({
  name: 'placements.withdraw-override',
  permission: 'placements.override',
  input: placementVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const at = { institutionId: ctx.institutionId, id };
    const found = (await tx.ruleOverride.findFirst({ where: { ...at, withdrawnOn: null } })) ?? notFound();
    const placement = (await findPlacement(tx, ctx, found.placementId)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.override', placement)) fail('FORBIDDEN', 'forbidden');
    const gone = { withdrawnOn: toDbDate(ctx.today) };
    await updateVersioned(tx.ruleOverride, { ...at, version }, gone, () => tx.ruleOverride.findFirst({ where: at }));
    await judgePlacements(tx, ctx, { id: found.placementId });
    return { id };
  },
});

/** How strictly the institution takes a rule; all placements are judged anew. */
export const setSeverity = defineCommand({
  name: 'placements.severity',
  permission: 'placements.override',
  input: severityInput,
  run: async ({ tx, ctx, input: { rule, severity } }) => {
    const known = RULES.find(({ id }) => id === rule);
    if (!known?.check) failField('rule', 'unknownChoice');
    const at = { institutionId: ctx.institutionId, rule };
    await tx.ruleSetting.upsert({
      where: { institutionId_rule: at },
      create: { ...at, id: newId(), severity },
      update: { severity, version: { increment: 1 } },
    });
    await judgePlacements(tx, ctx, { state: { not: 'CANCELLED' } });
    return { rule };
  },
});
