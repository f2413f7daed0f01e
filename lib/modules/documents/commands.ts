import 'server-only';
import { notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { keepTemplateInput, useTemplateInput } from './schema';

const KIND = 'TRI_PARTY';

/** Called by the upload only, never an action: it names a key of the store. Gives the new version's number. */
export const keepTemplate = defineCommand({
  name: 'documents.keep-template',
  permission: 'documents.templates',
  input: keepTemplateInput,
  run: async ({ tx, ctx, input }) => {
    const { institutionId, membershipId: uploadedById } = ctx;
    const last = await tx.documentTemplate.aggregate({ where: { institutionId, kind: KIND }, _max: { number: true } });
    const [id, number] = [newId(), (last._max.number ?? 0) + 1];
    await tx.documentTemplate.create({ data: { institutionId, id, kind: KIND, number, uploadedById, ...input } });
    return { id, number };
  },
});

/** Puts a version in force, an older one too; null goes back to the text that ships. What was made before stays as it is. */
export const useTemplate = defineCommand({
  name: 'documents.use-template',
  permission: 'documents.templates',
  input: useTemplateInput,
  run: async ({ tx, ctx, input: { id } }) => {
    const at = { institutionId: ctx.institutionId, kind: KIND };
    if (id && !(await tx.documentTemplate.count({ where: { ...at, id } }))) notFound();
    await tx.documentTemplate.updateMany({ where: { ...at, inForce: true }, data: { inForce: false } });
    if (id) await tx.documentTemplate.updateMany({ where: { ...at, id }, data: { inForce: true } });
    return { id };
  },
});
