import 'server-only';
import { z } from 'zod';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { AppError, notFound } from '@/lib/kernel/errors';
import { defineQuery, inOneRead } from '@/lib/kernel/operation';
import { visibleAttachments } from '@/lib/modules/attachments/policy';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { documentWords } from '@/lib/modules/documents/text';
import { followingOf } from '@/lib/modules/following/queries';
import { findPlacement, getPlacement } from '@/lib/modules/placements/record';
import { unitInspections } from '@/lib/modules/placements/units';
import { safeName, type ZipPart, zipStream } from '@/lib/report/zip';
import { readAgreementFacts } from './agreement-facts';
import { archivePdf } from './archive-document';
import { openAttachment } from './attach-file';
import { fileName, type Listed, listOf, takeMany, takeOne } from './document-downloads';
import { type Download, TYPES } from './download-types';
import { placementsExport } from './export-placements';

const planOf = defineQuery({
  permission: 'placements.export',
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx, ctx, input: { id } }) => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    const where = { institutionId: ctx.institutionId, id: found.plan?.id ?? id };
    const plan = await tx.internshipPlan.findFirst({ where });
    const [agreement] = await readAgreementFacts(tx, ctx, [id]);
    return {
      code: agreement?.code ?? '',
      plan: plan && {
        ...{ name: plan.name, tasks: plan.tasks, safetyRules: plan.safetyRules, filingNo: plan.filingNo },
        madeOn: fromDbDate(plan.madeOn),
        safetyRulesOn: fromDbDate(plan.safetyRulesOn),
        filedOn: fromDbDate(plan.filedOn),
      },
    };
  },
});

type ArchiveFile = { id: string; name: string; placementId: string; folder: 'journal' | 'visit' | null };

/** The files of internships: their own, the photos of their journals and of the visits to them; one visit may be to several. */
const filesOf = defineQuery({
  permission: 'files.read',
  input: z.strictObject({ ids: z.array(z.uuid()).max(1_000) }),
  run: async ({ tx, ctx, input: { ids } }): Promise<ArchiveFile[]> => {
    const [placementId, files] = [{ in: ids }, [] as ArchiveFile[]];
    const seen = {
      select: { visitedOn: true, placements: { where: { placementId }, select: { placementId: true } } },
    } as const;
    // Asked one kind after the other: of all at once the database would read every file of the college.
    const kinds: Prisma.AttachmentWhereInput[] = [
      { placementId },
      { journal: { placementId } },
      { internVisit: { placements: { some: { placementId } } } },
    ];
    for (const where of kinds) {
      const found = await tx.attachment.findMany({
        where: { AND: [visibleAttachments(ctx), where] },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          name: true,
          placementId: true,
          journal: { select: { placementId: true, writtenOn: true } },
          internVisit: seen,
        },
      });
      for (const { id, name, journal, internVisit, ...own } of found) {
        const at = (of: string, folder: ArchiveFile['folder'], day: Date | null) =>
          files.push({ id, name: day ? `${fromDbDate(day)} ${name}` : name, placementId: of, folder });
        if (own.placementId) at(own.placementId, null, null);
        if (journal) at(journal.placementId, 'journal', journal.writtenOn);
        for (const each of internVisit?.placements ?? []) at(each.placementId, 'visit', internVisit?.visitedOn ?? null);
      }
    }
    return files;
  },
});

async function archiveBytes(ctx: Ctx, id: string) {
  const facts = await inOneRead(ctx, async (read) => {
    const placement = await read(getPlacement, { id });
    return {
      ...(await read(planOf, { id })),
      placement,
      following: await read(followingOf, { placementId: id }),
      inspections: await read(unitInspections, { partnerId: placement.partnerId }),
      files: (await read(listAttachments, { placementId: id })).files,
    };
  });
  return archivePdf({ ...facts, school: ctx.institutionName, today: ctx.today }, ctx.locale);
}

/** The archive of one internship. Throws NOT_FOUND or FORBIDDEN. */
export async function openArchive(ctx: Ctx, id: string): Promise<Download> {
  const one = await takeOne(ctx, { id, document: 'archive.pdf' });
  const name = fileName(one, documentWords(ctx.locale)('documents.files.archive'), 'pdf');
  return { name, type: TYPES.pdf, body: await archiveBytes(ctx, id) };
}

/** A file of the archive; one whose bytes are gone leaves an empty one, so that the others still come. */
const attached = (ctx: Ctx, id: string) => async () => {
  try {
    return (await openAttachment(ctx, id)).stream;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return new Uint8Array();
    throw error;
  }
};

/** The archives of a list: an index, a PDF of each, and the files attached. Throws NOT_FOUND or RULE. */
export async function openArchives(ctx: Ctx, params: Record<string, string>): Promise<Download> {
  const listed = await takeMany(ctx, { list: listOf(params), document: 'archive.pdf' });
  const say = documentWords(ctx.locale);
  const [what, index] = [say('documents.files.archive'), say('documents.files.index')];
  const byId = new Map(listed.map((each): [string, Listed] => [each.id, each]));
  const parts: ZipPart[] = [
    { name: `${index}.xlsx`, make: async () => (await placementsExport.open(ctx, params)).stream },
    ...listed.map((each) => ({ name: fileName(each, what, 'pdf'), make: () => archiveBytes(ctx, each.id) })),
  ];
  const photos = { journal: say('documents.files.journalPhotos'), visit: say('documents.files.visitPhotos') };
  for (const { id, name, placementId, folder } of await filesOf(ctx, { ids: [...byId.keys()] })) {
    const of = byId.get(placementId);
    const folders = [of ? safeName(`${of.studentNo} ${of.name}`) : '_', ...(folder ? [photos[folder]] : [])];
    const dot = name.lastIndexOf('.');
    const file = `${safeName(name.slice(0, dot))}${name.slice(dot)}`;
    parts.push({ name: [...folders, file].join('/'), make: attached(ctx, id) });
  }
  return { name: `${what} ${ctx.today}.zip`, type: TYPES.zip, body: zipStream(parts) };
}
