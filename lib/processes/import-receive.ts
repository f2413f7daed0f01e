import 'server-only';
import { Readable } from 'node:stream';
import { env } from '@/lib/env';
import { cleanFileName } from '@/lib/files/name';
import { fileStore, newFileKey } from '@/lib/files/store';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import { createImport } from '@/lib/modules/imports/commands';
import { rememberedMaps } from '@/lib/modules/imports/queries';
import { countRows, openUpload, proposeHeader, samplesOf } from './import-read';
import { importTarget } from './import-targets';

type Upload = { module: string; fileName: string; body: AsyncIterable<Uint8Array> };

/** Takes in a workbook: looks into it first, so that what cannot be read is refused with its reason and nothing is kept. Throws INVALID or TOO_LARGE. */
export async function receiveImport(ctx: Ctx, { module, fileName, body }: Upload): Promise<{ id: string }> {
  const target = importTarget(ctx, module);
  const bytes = await collect(body, env().UPLOAD_MAX_MB);
  const workbook = await openUpload(bytes);
  const maps = await rememberedMaps(ctx, { module });
  const header = proposeHeader(await samplesOf(workbook), target, (signature) => maps[signature]);
  const rows = await countRows(workbook, header);
  if (rows === 0) fail('INVALID', 'workbook.empty');
  const storageKey = newFileKey(ctx.institutionId);
  const store = await fileStore();
  await store.put(storageKey, Readable.from([bytes]), bytes.length);
  try {
    const { sheet, headerRow, columns } = header;
    return await createImport(ctx, {
      module,
      fileName: cleanFileName(fileName),
      storageKey,
      sheet,
      headerRow,
      rows,
      columns,
    });
  } catch (error) {
    await store.remove(storageKey);
    throw error;
  }
}

async function collect(body: AsyncIterable<Uint8Array>, maxMb: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxMb * 1_048_576) fail('TOO_LARGE', 'fileTooLarge', { params: { max: maxMb } });
    chunks.push(chunk);
  }
  if (size === 0) fail('INVALID', 'fileEmpty');
  return Buffer.concat(chunks);
}
