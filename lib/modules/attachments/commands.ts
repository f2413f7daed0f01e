import 'server-only';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { mayAttach, mayRemove, mayWriteOwner, visibleAttachments } from './policy';
import { attachInput, attachmentId, attachmentOwner, OWNER_KEYS } from './schema';

/** Called by the upload only, never an action: it names a key of the store. Says whether the bytes were kept: the same file sent again changes nothing. */
export const createAttachment = defineCommand({
  name: 'files.attach',
  permission: 'files.write',
  input: attachInput,
  run: async ({ tx, ctx, input: { owner, ...file } }): Promise<{ id: string; kept: boolean }> => {
    if ((await mayWriteOwner(tx, ctx, owner)) === null) notFound();
    if (!mayAttach(ctx, owner)) fail('FORBIDDEN', 'forbidden');
    const { institutionId, membershipId } = ctx;
    const { name, sha256 } = file;
    const there = await tx.attachment.findFirst({
      where: { institutionId, ...owner, removedAt: null, name, sha256 },
      select: { id: true },
    });
    if (there) return { id: there.id, kept: false };
    const id = newId();
    await tx.attachment.createMany({ data: [{ institutionId, id, ...owner, ...file, uploadedById: membershipId }] });
    return { id, kept: true };
  },
});

/** Takes a file off its record. Its bytes are forgotten later, by the job files.purge. */
export const removeAttachment = defineCommand({
  name: 'files.remove',
  permission: 'files.write',
  input: attachmentId,
  run: async ({ tx, ctx, input: { id } }) => {
    const where = { AND: [visibleAttachments(ctx), { id }] };
    const file = (await tx.attachment.findFirst({ where })) ?? notFound();
    const ids = OWNER_KEYS.map((key) => [key, file[key]] as const).filter(([, value]) => value !== null);
    const owner = attachmentOwner.parse(Object.fromEntries(ids));
    const writes = (await mayWriteOwner(tx, ctx, owner)) ?? notFound();
    if (!mayRemove(ctx, owner, file, writes)) fail('FORBIDDEN', 'forbidden');
    const { institutionId } = ctx;
    await tx.attachment.updateMany({ where: { institutionId, id, removedAt: null }, data: { removedAt: new Date() } });
    return { id };
  },
});
