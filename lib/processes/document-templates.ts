import 'server-only';
import type { Readable } from 'node:stream';
import { grantOf } from '@/lib/authz/catalogue';
import { receiveFile } from '@/lib/files/receive';
import { fileStore } from '@/lib/files/store';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import { keepTemplate } from '@/lib/modules/documents/commands';
import { getTemplate } from '@/lib/modules/documents/queries';
import { documentWords } from '@/lib/modules/documents/text';
import { placeholdersOf } from '@/lib/report/word';
import { shippedTemplate } from './agreement-documents';
import { templateBytes } from './agreement-template';
import { type Download, TYPES } from './download-types';

/** Takes in a template as it was written in Word: what is none, or whose braces do not fit, is refused and not kept. Throws INVALID or TOO_LARGE. */
export async function receiveTemplate(ctx: Ctx, { name, body }: { name: string; body: Readable }) {
  if (!grantOf(ctx.role, 'documents.templates')) fail('FORBIDDEN', 'forbidden');
  const { contentType, storageKey, ...file } = await receiveFile(ctx.institutionId, name, body);
  try {
    if (contentType !== TYPES.docx) fail('INVALID', 'templateNotWord');
    const placeholders = await placeholdersOf(await templateBytes(storageKey));
    if (!placeholders) fail('INVALID', 'templateBroken');
    return await keepTemplate(ctx, { ...file, storageKey, placeholders });
  } catch (error) {
    await (await fileStore()).remove(storageKey);
    throw error;
  }
}

/** A version of the template as it was uploaded, or the one that ships. Throws NOT_FOUND, INVALID or FORBIDDEN. */
export async function openTemplate(ctx: Ctx, id: string): Promise<Download> {
  const { name, body } = id === 'shipped' ? await shipped(ctx) : await uploaded(ctx, id);
  return { name, type: TYPES.docx, body };
}

async function shipped(ctx: Ctx) {
  if (!grantOf(ctx.role, 'documents.templates')) fail('FORBIDDEN', 'forbidden');
  const name = `${documentWords(ctx.locale)('documents.agreement.title')}.docx`;
  return { name, body: await shippedTemplate(ctx.locale, ctx.institutionName) };
}

async function uploaded(ctx: Ctx, id: string) {
  const { name, storageKey } = await getTemplate(ctx, { id });
  return { name, body: new Uint8Array(await templateBytes(storageKey)) };
}
