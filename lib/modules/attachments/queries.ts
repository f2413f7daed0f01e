import 'server-only';
import { endingOf } from '@/lib/files/name';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { personNames } from '@/lib/modules/people/queries';
import { mayAttach, mayRemove, mayWriteOwner, visibleAttachments } from './policy';
import { attachmentId, attachmentOwner, MAX_FILES } from './schema';
import type { AttachmentList } from './types';

/** The files of one record, newest first, and whether the caller may add to them. */
export const listAttachments = defineQuery({
  permission: 'files.read',
  input: attachmentOwner,
  run: async ({ tx, ctx, input: owner }): Promise<AttachmentList> => {
    const writes = await mayWriteOwner(tx, ctx, owner);
    if (writes === null) notFound();
    const files = await tx.attachment.findMany({
      where: visibleAttachments(ctx, owner),
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MAX_FILES,
    });
    const people = await personNames(tx, ctx);
    return {
      files: files.map((file) => ({
        id: file.id,
        name: file.name,
        ending: endingOf(file.name),
        size: file.size,
        at: file.createdAt.toISOString(),
        by: people[file.uploadedById] ?? '',
        removable: mayRemove(ctx, owner, file, writes),
      })),
      canWrite: mayAttach(ctx, owner),
    };
  },
});

/** Asked before the first byte of an upload is taken in. Throws NOT_FOUND, FORBIDDEN or RULE. */
export const demandAttachable = defineQuery({
  permission: 'files.write',
  input: attachmentOwner,
  run: async ({ tx, ctx, input: owner }): Promise<null> => {
    if ((await mayWriteOwner(tx, ctx, owner)) === null) notFound();
    if (!mayAttach(ctx, owner)) fail('FORBIDDEN', 'forbidden');
    const count = await tx.attachment.count({
      where: { institutionId: ctx.institutionId, removedAt: null, ...owner },
    });
    if (count >= MAX_FILES) fail('RULE', 'tooManyFiles', { params: { max: MAX_FILES } });
    return null;
  },
});

/** What a download needs. The key names bytes in the store and leaves the server nowhere. */
export const getAttachment = defineQuery({
  permission: 'files.read',
  input: attachmentId,
  run: async ({ tx, ctx, input }) => {
    const file = await tx.attachment.findFirst({
      where: { AND: [visibleAttachments(ctx), { id: input.id }] },
      select: { name: true, contentType: true, size: true, storageKey: true },
    });
    return file ?? notFound();
  },
});
