import 'server-only';
import { z } from 'zod';
import type { Ctx } from '@/lib/kernel/context';
import { defineCommand } from '@/lib/kernel/operation';
import { healthSheet } from '@/lib/modules/documents/queries';
import { healthOf } from '@/lib/modules/documents/schema';
import { documentWords } from '@/lib/modules/documents/text';
import type { HealthLine, HealthSheet } from '@/lib/modules/documents/types';
import { makePdf } from '@/lib/report/pdf';
import { safeName } from '@/lib/report/zip';
import { type Download, TYPES } from './download-types';

const cells = ({ studentNo, student, partner, job }: HealthLine) => [studentNo, student, partner, job];

function healthPdf(ctx: Ctx, of: HealthSheet): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(ctx.locale);
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  const head = ['studentNo', 'student', 'partner', 'job'].map((key) => say(`placements.fields.${key}`));
  const title = say('documents.health.title');
  return makePdf({ title: `${title} ${of.name}`, author: ctx.institutionName, footer }, (sheet) => {
    sheet.title(title, `${of.name}  ${ctx.today}`);
    sheet.text(say('documents.health.sum', { all: of.all, ill: of.ill, rules: of.rules.length }));
    for (const { rule, article, severity, lines } of of.rules) {
      sheet.heading(`${rule} ${say(`placements.rules.${rule}`)}`);
      const about = [say(`placements.severities.${severity}`), article && say('documents.health.article', { article })];
      sheet.text(about.filter(Boolean).join(' · '), { size: 9, dim: true });
      sheet.text(say(`documents.todo.${rule}`));
      sheet.table([3, 2, 5, 4], head, lines.map(cells));
    }
    if (of.overrides.length === 0) return;
    sheet.heading(say('documents.health.overrides'));
    const [no, student] = head;
    const overridden = of.overrides.map(({ rule, reason, approver, day, ...line }) => [
      ...[line.studentNo, line.student, rule, say('placements.record.overridden', { reason, approver, day })],
    ]);
    sheet.table([3, 2, 2, 7], [no ?? '', student ?? '', say('placements.fields.rule'), ''], overridden);
  });
}

/** Notes that the sheet is taken. */
export const takeHealth = defineCommand({
  name: 'documents.take-health',
  permission: 'placements.export',
  input: z.strictObject({ of: healthOf }),
  run: async ({ tx, ctx, input: { of } }): Promise<HealthSheet> => {
    const sheet = await healthSheet.within(tx, ctx, of);
    const [table, id] =
      'planId' in of ? (['internship_plans', of.planId] as const) : (['partners', of.partnerId] as const);
    const what = JSON.stringify({ download: [null, 'health.pdf'], rows: [null, sheet.ill] });
    await tx.$executeRaw`select app.audit_note(${table}, ${id}::uuid, null::uuid, ${what}::jsonb)`;
    return sheet;
  },
});

/** The health sheet of a plan or an enterprise as a PDF. Throws NOT_FOUND or FORBIDDEN. */
export async function openHealth(ctx: Ctx, of: { planId: string } | { partnerId: string }): Promise<Download> {
  const sheet = await takeHealth(ctx, { of });
  const what = documentWords(ctx.locale)('documents.health.title');
  const body = await healthPdf(ctx, sheet);
  return { name: `${safeName(`${what} ${sheet.name} ${ctx.today}`)}.pdf`, type: TYPES.pdf, body };
}
