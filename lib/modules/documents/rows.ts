import 'server-only';
import { z } from 'zod';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { personNames } from '@/lib/modules/people/queries';
import { templateId } from './schema';
import { placeholderNames } from './text';
import type { TemplateRow } from './types';
import { MANDATORY, PLACEHOLDERS, type Placeholder } from './words';

const KIND = 'TRI_PARTY';

/** What a template asks for that we do not know, and what an agreement must name and it does not. */
function checked(found: readonly string[]): { unknown: string[]; missing: Placeholder[] } {
  const [zh, en] = [placeholderNames('zh-CN'), placeholderNames('en')];
  const has = (key: Placeholder) => found.includes(zh[key]) || found.includes(en[key]);
  const known = new Set([...Object.values(zh), ...Object.values(en)]);
  return {
    unknown: found.filter((name) => !known.has(name)),
    missing: MANDATORY.filter((key) => PLACEHOLDERS.includes(key) && !has(key)),
  };
}

/** All versions of the agreement's template, the newest first. */
export const listTemplates = defineQuery({
  permission: 'documents.templates',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<TemplateRow[]> => {
    const where = { institutionId: ctx.institutionId, kind: KIND };
    const found = await tx.documentTemplate.findMany({ where, orderBy: { number: 'desc' } });
    const people = await personNames(tx, ctx);
    return found.map(({ id, number, name, inForce, createdAt, uploadedById, placeholders }) => ({
      ...{ id, number, name, inForce, at: createdAt.toISOString(), by: people[uploadedById] ?? '' },
      ...checked(placeholders),
    }));
  },
});

const stored = { id: true, number: true, name: true, storageKey: true } as const;

/** A version's file. The key names bytes in the store and leaves the server nowhere. */
export const getTemplate = defineQuery({
  permission: 'documents.templates',
  input: templateId,
  run: async ({ tx, ctx, input: { id } }) =>
    (await tx.documentTemplate.findFirst({
      where: { institutionId: ctx.institutionId, kind: KIND, id },
      select: stored,
    })) ?? notFound(),
});

/** The version in force; null: the text that ships. */
export const templateInForce = defineQuery({
  permission: 'placements.export',
  input: z.strictObject({}),
  run: ({ tx, ctx }) =>
    tx.documentTemplate.findFirst({
      where: { institutionId: ctx.institutionId, kind: KIND, inForce: true },
      select: stored,
    }),
});
