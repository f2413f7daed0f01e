import 'server-only';
import type { Readable } from 'node:stream';
import { receiveFile } from '@/lib/files/receive';
import { fileStore } from '@/lib/files/store';
import type { Ctx } from '@/lib/kernel/context';
import { parseInput } from '@/lib/kernel/parse';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { demandAttachable, getAttachment } from '@/lib/modules/attachments/queries';
import { attachmentOwner } from '@/lib/modules/attachments/schema';

type Upload = { owner: unknown; name: string; body: Readable };

/** Takes in a file for a record: asks first whether it may be there at all, keeps nothing of what is refused. Gives the attachment's id, and whether it is new: the same file sent again changes nothing. */
export async function attachFile(ctx: Ctx, { owner: raw, name, body }: Upload): Promise<{ id: string; kept: boolean }> {
  const owner = parseInput(attachmentOwner, raw);
  await demandAttachable(ctx, owner);
  const file = await receiveFile(ctx.institutionId, name, body);
  let kept = false;
  try {
    const made = await createAttachment(ctx, { owner, ...file });
    kept = made.kept;
    return made;
  } finally {
    if (!kept) await (await fileStore()).remove(file.storageKey);
  }
}

/** A file for download. Throws NOT_FOUND when the caller may not see it or its bytes are gone. */
export async function openAttachment(ctx: Ctx, id: string) {
  const { storageKey, ...file } = await getAttachment(ctx, { id });
  return { ...file, stream: await (await fileStore()).get(storageKey) };
}
