import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { equipmentValues } from '@/lib/modules/equipment/rows';
import type { ImportModule } from '@/lib/modules/imports/words';
import {
  ALLIANCE_IMPORT_SPECS,
  BASE_IMPORT_SPECS,
  CENTRE_IMPORT_SPECS,
  COLLEGE_IMPORT_SPECS,
  CONSORTIUM_IMPORT_SPECS,
} from '@/lib/modules/platforms/excel';
import type { PlatformKind } from '@/lib/modules/platforms/words';
import { listOf as list, textOf as text } from './import-cells';
import { firstNamed } from './import-draft';
import { readStaff } from './import-named';
import { readLookups } from './import-partners-lookups';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { plannedSession } from './import-planned';
import { judgePlatform, PARTS, type PlatformPlan } from './import-platforms-judge';
import { namesOfMembers } from './import-platforms-members';
import { undoPlatforms, writePlatforms } from './import-platforms-write';
import type { ImportTarget, ReadRow } from './import-target';

type Of = {
  module: ImportModule;
  specs: readonly ColumnSpec<never>[];
  previewKeys: readonly string[];
};

/** Platforms of one kind as a target of the import: what is asked of a row follows from the columns of its sheet. */
function platformImport(kind: PlatformKind, { module, specs, previewKeys }: Of): ImportTarget {
  return {
    ...{ module, specs, previewKeys, permission: 'platforms.import', usualUnits: {}, masked: [] },
    templateSpecs: async () => specs,
    undo: undoPlatforms,
    async open(tx, ctx, { createMissing }) {
      const lookups = await readLookups(tx, ctx);
      return plannedSession<PlatformPlan>(
        specs,
        async (rows) => {
          const known = { ...(await readKnown(tx, ctx, kind, rows)), lookups, college: ctx.institutionName };
          const judging = { kind, specs, known, repeated: firstNamed(), createMissing, today: ctx.today };
          return (row) => judgePlatform(row, judging);
        },
        (planned, batchId, done) => writePlatforms({ tx, ctx, batchId, done, lookups, kind }, planned),
      );
    },
  };
}

const WHO = ['leads', 'partners', 'department', 'establishedOn'] as const;
export const consortiumImport = platformImport('CONSORTIUM', {
  ...{ module: 'consortia', specs: CONSORTIUM_IMPORT_SPECS },
  previewKeys: ['name', 'subkind', 'level', 'state', ...WHO],
});
export const industryCollegeImport = platformImport('INDUSTRY_COLLEGE', {
  ...{ module: 'industry-colleges', specs: COLLEGE_IMPORT_SPECS },
  previewKeys: ['name', 'level', 'state', ...WHO, 'agreement'],
});
export const practiceCentreImport = platformImport('PRACTICE_CENTRE', {
  ...{ module: 'practice-centres', specs: CENTRE_IMPORT_SPECS },
  previewKeys: ['name', 'subkind', 'level', 'state', ...WHO],
});
export const allianceImport = platformImport('PATHWAY_ALLIANCE', {
  ...{ module: 'alliances', specs: ALLIANCE_IMPORT_SPECS },
  previewKeys: ['name', 'level', 'state', ...WHO],
});
export const baseImport = platformImport('TRAINING_BASE', {
  ...{ module: 'training-bases', specs: BASE_IMPORT_SPECS },
  previewKeys: ['name', 'campus', 'subkind', 'department', 'partners', 'capacity', 'establishedOn', 'validTo'],
});

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, kind: PlatformKind, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const said = (key: string) => rows.flatMap((row) => text(row, key) ?? []);
  const partners = namesOfMembers(rows).map((name) => ({ code: null, name }));
  const select = { id: true, name: true } as const;
  const programmes = rows.flatMap((row) => list(row, 'programmes'));
  const agreements = said('agreement');
  const stored = await tx.platform.findMany({ where: { ...at, kind, name: { in: said('name') } }, include: PARTS });
  const bases = stored.flatMap((each) => (each.kind === 'TRAINING_BASE' ? [each.id] : []));
  return {
    stored,
    /** What the equipment is worth of bases that have it entered piece by piece. */
    worth: await equipmentValues(tx, ctx, bases),
    programmes: await tx.programme.findMany({ where: { ...at, name: { in: programmes } }, select }),
    // Who may be responsible, as the form has it.
    staff: await readStaff({ tx, ctx }),
    agreements: await tx.agreement.findMany({
      where: { ...at, OR: [{ number: { in: agreements } }, { title: { in: agreements } }] },
      select: { id: true, number: true, title: true },
    }),
    match: partnerMatcher(await partnersMeant(tx, ctx, partners)),
  };
}

export type KnownPlatforms = Awaited<ReturnType<typeof readKnown>>;
