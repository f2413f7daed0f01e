import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Tx } from '@/lib/db/client';
import { fileStore, newFileKey } from '@/lib/files/store';
import { makePdf } from '@/lib/report/pdf';
import type { World } from './world';

const CHUNK = 500;

/** The scan of a signed paper at every placement that has signatures on paper: one sheet for all of them, kept once. */
export async function fileSignedPapers(tx: Tx, world: World, officeId: string, placementIds: string[]): Promise<void> {
  const { institutionId, college, random } = world;
  const title = college.mark('三方协议签字页');
  const page = await makePdf({ title, author: college.name, footer: () => '' }, (sheet) => {
    sheet.title(title, college.name);
    sheet.text('演示数据：此处为各方签字盖章后的纸质协议扫描件。');
  });
  const storageKey = newFileKey(institutionId);
  await (await fileStore()).put(storageKey, Readable.from([page]), page.length);
  const file = {
    ...{ institutionId, name: college.mark('签字页扫描件.pdf'), contentType: 'application/pdf', size: page.length },
    ...{ sha256: new Uint8Array(createHash('sha256').update(page).digest()), storageKey, uploadedById: officeId },
  };
  const rows = placementIds.map((placementId) => ({ ...file, id: random.id(), placementId }));
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.attachment.createMany({ data: rows.slice(from, from + CHUNK) });
}
