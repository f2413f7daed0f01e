import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { DICTIONARIES, type DictionaryKey } from './import-partners-lookups';
import { PARTNER_IN_USE } from './import-partners-undo';

const none = { none: {} };
/** Nothing refers to a programme but its own periods. */
export const PROGRAMME_UNUSED = {
  ...{ intakes: none, adjustments: none, schoolClasses: none, students: none, orderClasses: none, platforms: none },
  ...{ platformCourses: none, pathwayClasses: none, attachments: none, internshipPosts: none, internshipPlans: none },
  vacancies: none,
} satisfies Record<Exclude<keyof Prisma.ProgrammeCountOutputTypeSelect, 'periods'>, typeof none>;

/** Nothing refers to a department. */
const DEPARTMENT_UNUSED = {
  ...{ memberships: none, partners: none, agreements: none, needs: none, programmes: none, orderClasses: none },
  ...{ platforms: none, internshipPlans: none },
} satisfies Record<keyof Prisma.DepartmentCountOutputTypeSelect, typeof none>;
/** Nothing refers to a word by its id; partners hold words by their codes. */
const WORD_UNUSED = { programmes: none, notices: none, attachments: none } satisfies Record<
  keyof Prisma.DictionaryEntryCountOutputTypeSelect,
  typeof none
>;

/** What an import made because its rows named it (inspections, administrative classes, programmes, partners, departments, words) goes with the rows, unless somebody has worked on it since or something else uses it. */
export async function removeMade(tx: Tx, ctx: Ctx, batchId: string): Promise<void> {
  const made = { institutionId: ctx.institutionId, importBatchId: batchId, version: 1 };
  await tx.inspection.deleteMany({ where: { ...made, findings: none, attachments: none } });
  await tx.schoolClass.deleteMany({ where: { ...made, students: none, internshipPlans: none } });
  await tx.programme.deleteMany({ where: { ...made, ...PROGRAMME_UNUSED } });
  await tx.partner.deleteMany({ where: { ...made, NOT: { OR: PARTNER_IN_USE } } });
  await tx.department.deleteMany({ where: { ...made, ...DEPARTMENT_UNUSED } });
  await removeWords(tx, made);
}

type Made = { institutionId: string; importBatchId: string; version: number };

/** The words of a batch that no partner holds. */
async function removeWords(tx: Tx, made: Made): Promise<void> {
  const words = await tx.dictionaryEntry.findMany({
    where: { ...made, ...WORD_UNUSED },
    select: { id: true, dictionary: true, code: true },
  });
  if (words.length === 0) return;
  const codes = words.map(({ code }) => code);
  const holders = await tx.partner.findMany({
    where: {
      institutionId: made.institutionId,
      OR: [{ ownership: { in: codes } }, { cooperation: { hasSome: codes } }, { chains: { hasSome: codes } }],
    },
    select: { ownership: true, cooperation: true, chains: true },
  });
  const held = new Set(
    holders.flatMap((each) =>
      (Object.keys(DICTIONARIES) as DictionaryKey[]).flatMap((key) =>
        [each[key] ?? []].flat().map((code) => `${DICTIONARIES[key]} ${code}`),
      ),
    ),
  );
  const unused = words.filter(({ dictionary, code }) => !held.has(`${dictionary} ${code}`)).map(({ id }) => id);
  await tx.dictionaryEntry.deleteMany({ where: { institutionId: made.institutionId, id: { in: unused } } });
}
