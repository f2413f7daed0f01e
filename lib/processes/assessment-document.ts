import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { documentWords } from '@/lib/modules/documents/text';
import { getPlacement } from '@/lib/modules/placements/record';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import { makePdf } from '@/lib/report/pdf';
import { type ZipPart, zipStream } from '@/lib/report/zip';
import { AGREEMENT_LOCALE } from './agreement-template';
import { fileName, listOf, takeMany, takeOne } from './document-downloads';
import { type Download, TYPES } from './download-types';
import { paperAddress } from './paper-address';

const ITEMS = ['attendance', 'attitude', 'skill', 'safety', 'team'] as const;
// Room for some lines of handwriting.
const ROOM = '\n\n\n\n';

function assessmentPdf(p: PlacementRecord, school: string): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(AGREEMENT_LOCALE);
  const title = say('documents.assessment.title');
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  const stamp = {
    code: (page: number, pages: number) => paperAddress('assessment', p.id, '', { page, pages }),
    words: [say('documents.scanHint')],
  };
  return makePdf({ title: `${title} ${p.studentName}`, author: school, footer, stamp }, (sheet) => {
    sheet.title(title, school);
    sheet.facts([
      [say('placements.fields.student'), p.studentName],
      [say('placements.fields.studentNo'), p.studentNo],
      [say('placements.fields.partner'), p.partnerName],
      [say('placements.fields.job'), p.job],
      [say('placements.fields.startsOn'), p.startsOn],
      [say('placements.fields.endsOn'), p.endedOn ?? p.endsOn],
      [say('placements.fields.teacher'), p.teacher],
      [say('placements.fields.mentor'), p.mentor],
    ]);
    sheet.table(
      [3, 5, 4],
      ['item', 'asks', 'mark'].map((key) => say(`documents.assessment.${key}`)),
      ITEMS.map((item) => [say(`documents.assessment.items.${item}`), say(`documents.assessment.asked.${item}`), '']),
    );
    sheet.table(
      [3, 9],
      [say('documents.assessment.whole'), say('documents.assessment.wholeHint')],
      [
        [say('documents.assessment.remark'), ROOM],
        [say('documents.assessment.again'), say('documents.assessment.yesNo')],
      ],
    );
    sheet.signatures([
      { label: say('documents.assessment.mentor'), under: say('documents.agreement.sign') },
      { label: say('documents.assessment.enterprise'), under: say('documents.agreement.sign') },
    ]);
  });
}

const bytes = async (ctx: Ctx, id: string) => assessmentPdf(await getPlacement(ctx, { id }), ctx.institutionName);

/** The enterprise's assessment as a form to print. Throws NOT_FOUND or FORBIDDEN. */
export async function openAssessment(ctx: Ctx, id: string): Promise<Download> {
  const one = await takeOne(ctx, { id, document: 'assessment.pdf' });
  const name = fileName(one, documentWords(ctx.locale)('documents.assessment.title'), 'pdf');
  return { name, type: TYPES.pdf, body: await bytes(ctx, id) };
}

/** The forms of a list in one archive. Throws NOT_FOUND or RULE. */
export async function openAssessments(ctx: Ctx, params: Record<string, string>): Promise<Download> {
  const listed = await takeMany(ctx, { list: listOf(params), document: 'assessment.pdf' });
  const what = documentWords(ctx.locale)('documents.assessment.title');
  const parts = listed.map((each): ZipPart => ({ name: fileName(each, what, 'pdf'), make: () => bytes(ctx, each.id) }));
  return { name: `${what} ${ctx.today}.zip`, type: TYPES.zip, body: zipStream(parts) };
}
