import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Tx } from '@/lib/db/client';
import { fileStore, newFileKey } from '@/lib/files/store';
import { makePdf } from '@/lib/report/pdf';
import type { World } from './world';

const CHUNK = 100;

/** The scan of a signed paper at every placement that has signatures on paper: the same sheet, kept for each by itself, for each may be removed. */
export async function fileSignedPapers(tx: Tx, world: World, officeId: string, placementIds: string[]): Promise<void> {
  const { institutionId, college, random } = world;
  const title = college.mark('三方协议签字页');
  const page = await makePdf({ title, author: college.name, footer: () => '' }, (sheet) => {
    sheet.title(title, college.name);
    sheet.text('演示数据：此处为各方签字盖章后的纸质协议扫描件。');
  });
  const file = {
    ...{ institutionId, name: college.mark('签字页扫描件.pdf'), contentType: 'application/pdf', size: page.length },
    ...{ sha256: new Uint8Array(createHash('sha256').update(page).digest()), uploadedById: officeId },
  };
  const store = await fileStore();
  for (let from = 0; from < placementIds.length; from += CHUNK) {
    const rows = placementIds
      .slice(from, from + CHUNK)
      .map((placementId) => ({ ...file, id: random.id(), placementId, storageKey: newFileKey(institutionId) }));
    await Promise.all(rows.map(({ storageKey }) => store.put(storageKey, Readable.from([page]), page.length)));
    await tx.attachment.createMany({ data: rows });
  }
}
