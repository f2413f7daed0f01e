import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { writeTemplate } from '@/lib/excel/write';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { adjustmentsExport } from './export-adjustments';
import { agreementsExport } from './export-agreements';
import { attendancesExport } from './export-attendances';
import { chainsExport } from './export-chains';
import { coursesExport } from './export-courses';
import { employmentExport } from './export-employment';
import { equipmentExport } from './export-equipment';
import { findingsExport } from './export-findings';
import { intakesExport } from './export-intakes';
import { intentionsExport } from './export-intentions';
import { linksExport } from './export-links';
import type { ExportableList } from './export-list';
import { needsExport } from './export-needs';
import { noticesExport } from './export-notices';
import { orderClassesExport } from './export-order-classes';
import { outputsExport } from './export-outputs';
import { partnersExport } from './export-partners';
import { pathwaysExport } from './export-pathways';
import { placementsExport } from './export-placements';
import { plansExport } from './export-plans';
import { platformsExport } from './export-platforms';
import { postsExport } from './export-posts';
import { programmesExport } from './export-programmes';
import { resolutionsExport } from './export-resolutions';
import { standardsExport } from './export-standards';
import { studentsExport } from './export-students';
import { tasksExport } from './export-tasks';
import { teamsExport } from './export-teams';
import { trainingExport } from './export-training';
import { vacanciesExport } from './export-vacancies';
import { visitsExport } from './export-visits';
import { yearsExport } from './export-years';
import { importTarget } from './import-targets';
import { templateLabels } from './sheet-labels';

/** The lists that can be exported. A new one is a line here. */
const LISTS: readonly ExportableList[] = [
  partnersExport,
  agreementsExport,
  visitsExport,
  needsExport,
  platformsExport,
  programmesExport,
  intakesExport,
  adjustmentsExport,
  chainsExport,
  orderClassesExport,
  studentsExport,
  placementsExport,
  plansExport,
  postsExport,
  linksExport,
  noticesExport,
  vacanciesExport,
  intentionsExport,
  employmentExport,
  pathwaysExport,
  trainingExport,
  coursesExport,
  resolutionsExport,
  tasksExport,
  teamsExport,
  yearsExport,
  findingsExport,
  equipmentExport,
  outputsExport,
  attendancesExport,
  standardsExport,
];

/** The exportable list of a module. Throws NOT_FOUND or FORBIDDEN. */
export function exportList(ctx: Ctx, module: string): ExportableList {
  const list = LISTS.find((each) => each.module === module) ?? notFound();
  if (!grantOf(ctx.role, list.permission)) fail('FORBIDDEN', 'forbidden');
  return list;
}

/** A blank workbook to fill in for an import, with the college's own words as choices. */
export async function blankTemplate(ctx: Ctx, module: string): Promise<Uint8Array> {
  return writeTemplate(await importTarget(ctx, module).templateSpecs(ctx), templateLabels(ctx.locale, module));
}
