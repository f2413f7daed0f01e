import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { documentWords, type Say } from '@/lib/modules/documents/text';
import { visiblePlacements } from '@/lib/modules/placements/policy';
import { getPlacement } from '@/lib/modules/placements/record';
import { placementId } from '@/lib/modules/placements/schema';
import type { Amendment, PlacementRecord } from '@/lib/modules/placements/types';
import { makePdf } from '@/lib/report/pdf';
import { AGREEMENT_LOCALE } from './agreement-template';
import { fileName, takeOne } from './document-downloads';
import { type Download, TYPES } from './download-types';
import { paperAddress } from './paper-address';

const ownerOf = defineQuery({
  permission: 'placements.export',
  input: placementId,
  run: async ({ tx, ctx, input: { id } }) => {
    const where = { institutionId: ctx.institutionId, id, placement: visiblePlacements(ctx) };
    return (await tx.agreementAmendment.findFirst({ where, select: { placementId: true } })) ?? notFound();
  },
});

/** What changes, a line each. */
function changes(say: Say, a: Amendment): string[][] {
  const told = (value: string | number | null) => (value === null ? say('documents.none') : String(value));
  return a.changes.map(({ field, from, to }) => [say(`placements.fields.${field}`), told(from), told(to)]);
}

function amendmentPdf(p: PlacementRecord, a: Amendment, school: string): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(AGREEMENT_LOCALE);
  const title = say('documents.amendment.title', { number: a.number });
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  const stamp = {
    code: (page: number, pages: number) => paperAddress('amendment', p.id, a.hash, { page, pages }),
    words: [say('documents.agreement.code', { code: a.hash }), say('documents.scanHint')],
  };
  return makePdf({ title: `${title} ${p.studentName}`, author: school, footer, stamp }, (sheet) => {
    sheet.title(title, say('documents.agreement.number', { no: p.agreementNo ?? '' }));
    sheet.facts([
      [say('documents.placeholders.schoolName.name'), school],
      [say('documents.placeholders.partnerName.name'), p.partnerName],
      [say('documents.placeholders.studentName.name'), p.studentName],
      [say('documents.placeholders.studentNo.name'), p.studentNo],
    ]);
    sheet.text(say('documents.amendment.text', { day: a.effectiveOn, reason: a.reason }));
    sheet.table(
      [2, 4, 4],
      ['what', 'before', 'after'].map((key) => say(`documents.amendment.${key}`)),
      changes(say, a),
    );
    sheet.text(say('documents.amendment.rest'));
    sheet.heading(say('documents.agreement.signatures'));
    sheet.signatures(
      p.parties.map((party) => {
        const signed = a.signatures.find((each) => each.party === party);
        const method = signed && say(`placements.methods.${signed.method}`);
        const params = signed && { signer: signed.signer, method: method ?? '', day: signed.signedOn };
        return {
          label: say(`documents.agreement.${party.toLowerCase()}`),
          under: params ? say('documents.agreement.signed', params) : say('documents.agreement.sign'),
        };
      }),
    );
  });
}

/** An amendment to print. Throws NOT_FOUND or FORBIDDEN. */
export async function openAmendment(ctx: Ctx, id: string): Promise<Download> {
  const { placementId: of } = await ownerOf(ctx, { id });
  const one = await takeOne(ctx, { id: of, document: 'amendment.pdf' });
  const placement = await getPlacement(ctx, { id: of });
  const amendment = placement.amendments.find((each) => each.id === id) ?? notFound();
  const name = fileName(
    one,
    documentWords(ctx.locale)('documents.amendment.title', { number: amendment.number }),
    'pdf',
  );
  return { name, type: TYPES.pdf, body: await amendmentPdf(placement, amendment, ctx.institutionName) };
}
