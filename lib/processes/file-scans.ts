import 'server-only';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { env } from '@/lib/env';
import { spoolFile } from '@/lib/files/receive';
import { pdfTaker, readCodes, SCAN_TYPES } from '@/lib/files/scan';
import type { Ctx } from '@/lib/kernel/context';
import { AppError, fail } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { parseInput } from '@/lib/kernel/parse';
import { documentWords } from '@/lib/modules/documents/text';
import type { FiledForm, LooseForm, ScanReport } from '@/lib/modules/documents/types';
import { CODELESS } from '@/lib/modules/documents/words';
import { AGREEMENT_LOCALE } from './agreement-template';
import { attachFile } from './attach-file';
import { scannedPaper } from './paper';
import { formsOf, type ScannedForm } from './scan-forms';

/** Asked before the first byte of a scan is taken in. Throws FORBIDDEN. */
export const demandScans = defineQuery({
  permission: 'placements.guide',
  input: z.strictObject({}),
  run: async () => null,
});

const ENDING = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

/** Takes in a scan whole and keeps nothing of it: its forms are filed each by itself. */
const readScan = (name: string, body: Readable) =>
  spoolFile({ name, body, maxMb: env().SCAN_MAX_MB }, async ({ path, contentType }) => ({
    type: SCAN_TYPES.find((each) => each === contentType) ?? fail('INVALID', 'scanTypeRefused'),
    bytes: await readFile(path),
  }));

type Scan = { take: (pages: readonly number[]) => Promise<Buffer>; ending: string };

async function fileForm(ctx: Ctx, form: ScannedForm, { take, ending }: Scan): Promise<FiledForm | LooseForm> {
  const { placementId, paper, code, pages } = form;
  try {
    const { student, studentNo, fits } = await scannedPaper(ctx, { id: placementId, paper, code });
    const bytes = await take(pages.map((page) => page - 1));
    const title = documentWords(AGREEMENT_LOCALE)(`placements.scan.papers.${paper}`);
    const name = `${title} ${studentNo} ${ctx.today}.${ending}`;
    const { kept } = await attachFile(ctx, { owner: { placementId }, name, body: Readable.from([bytes]) });
    return { placementId, paper, code, pages, student, studentNo, fits, again: !kept };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
    return { pages, problem: { key: error.key, params: error.params ?? {} } };
  }
}

type Input = { name: string; body: Readable; codeless: unknown };

/**
 * Files a scan of many printed forms: each form, by the codes on its pages, to its record, as a file of its own pages alone. What cannot be filed is named
 * page by page, and the rest is filed all the same. The same scan sent again files nothing twice. Throws FORBIDDEN, INVALID, TOO_LARGE or RULE.
 */
export async function fileScans(ctx: Ctx, { name, body, codeless: said }: Input): Promise<ScanReport> {
  await demandScans(ctx, {});
  const codeless = parseInput(z.enum(CODELESS), said);
  const { bytes, type } = await readScan(name, body);
  const codes = await readCodes(bytes, type);
  const { forms, loose } = formsOf(codes, codeless);
  const take = type === 'application/pdf' && codes.length > 1 ? await pdfTaker(bytes) : async () => bytes;
  const done: (FiledForm | LooseForm)[] = [];
  for (const form of forms) done.push(await fileForm(ctx, form, { take, ending: ENDING[type] }));
  return {
    pages: codes.length,
    filed: done.filter((each) => 'placementId' in each),
    refused: done.filter((each) => 'problem' in each),
    loose,
  };
}
