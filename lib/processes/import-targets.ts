import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { agreementImport } from './import-agreements';
import { chainImport } from './import-chains';
import { employmentImport } from './import-employment';
import { equipmentImport } from './import-equipment';
import { findingImport } from './import-findings';
import { intakeImport } from './import-intakes';
import { needImport } from './import-needs';
import { orderClassImport } from './import-order-classes';
import { outputImport } from './import-outputs';
import { partnerImport } from './import-partners';
import { pathwayImport } from './import-pathways';
import { placementImport } from './import-placements';
import { planImport } from './import-plans';
import {
  allianceImport,
  baseImport,
  consortiumImport,
  industryCollegeImport,
  practiceCentreImport,
} from './import-platforms';
import { postImport } from './import-posts';
import { programmeImport } from './import-programmes';
import { rosterImport } from './import-rosters';
import { standardImport } from './import-standards';
import type { ImportTarget } from './import-target';
import { trainingImport } from './import-training';
import { vacancyImport } from './import-vacancies';
import { visitImport } from './import-visits';

/** What can be imported. A new one is a line here and in IMPORT_MODULES. */
const TARGETS: readonly ImportTarget[] = [
  partnerImport,
  orderClassImport,
  rosterImport,
  placementImport,
  employmentImport,
  standardImport,
  vacancyImport,
  equipmentImport,
  programmeImport,
  baseImport,
  consortiumImport,
  industryCollegeImport,
  practiceCentreImport,
  allianceImport,
  pathwayImport,
  postImport,
  visitImport,
  needImport,
  agreementImport,
  planImport,
  chainImport,
  intakeImport,
  trainingImport,
  outputImport,
  findingImport,
];

/** The target of a module that the caller may import into. Throws NOT_FOUND or FORBIDDEN. */
export function importTarget(ctx: Ctx, module: string): ImportTarget {
  const target = TARGETS.find((each) => each.module === module) ?? notFound();
  if (!grantOf(ctx.role, target.permission)) fail('FORBIDDEN', 'forbidden');
  return target;
}
