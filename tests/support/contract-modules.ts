import type { Fixture } from './contract';
import { CENTRE_FIXTURES } from './contract-centres';
import { CHAIN_FIXTURES } from './contract-chains';
import { CHOICE_FIXTURES } from './contract-choices';
import { COLLEGE_YEAR_FIXTURES } from './contract-college-years';
import { COURSE_FIXTURES } from './contract-courses';
import { DOCUMENT_FIXTURES } from './contract-documents';
import { EMPLOYMENT_FIXTURES } from './contract-employment';
import { EQUIPMENT_FIXTURES } from './contract-equipment';
import { FOLLOWING_FIXTURES } from './contract-following';
import { GOVERNANCE_FIXTURES } from './contract-governance';
import { INSPECTION_FIXTURES } from './contract-inspections';
import { INTENTION_FIXTURES } from './contract-intentions';
import { LINK_FIXTURES } from './contract-links';
import { NOTICE_FIXTURES } from './contract-notices';
import { OPEN_FIXTURES } from './contract-open';
import { ORDER_CLASS_FIXTURES } from './contract-order-classes';
import { OUTPUT_FIXTURES } from './contract-outputs';
import { PATHWAY_FIXTURES } from './contract-pathways';
import { PLACEMENT_FIXTURES } from './contract-placements';
import { PLATFORM_FIXTURES } from './contract-platforms';
import { POST_FIXTURES } from './contract-posts';
import { PROGRAMME_FIXTURES } from './contract-programmes';
import { ROOM_REQUEST_FIXTURES } from './contract-room-requests';
import { STANDARD_FIXTURES } from './contract-standards';
import { STUDENT_FIXTURES } from './contract-students';
import { TARGET_FIXTURES } from './contract-targets';
import { TASK_FIXTURES } from './contract-tasks';
import { TEAM_FIXTURES } from './contract-teams';
import { VACANCY_FIXTURES } from './contract-vacancies';
import { VISIT_FIXTURES } from './contract-visits';

/** Inputs for the operations of the modules that keep theirs in files of their own. */
export const MODULE_FIXTURES: Record<string, Fixture> = {
  ...CENTRE_FIXTURES,
  ...CHAIN_FIXTURES,
  ...CHOICE_FIXTURES,
  ...COLLEGE_YEAR_FIXTURES,
  ...COURSE_FIXTURES,
  ...GOVERNANCE_FIXTURES,
  ...DOCUMENT_FIXTURES,
  ...EMPLOYMENT_FIXTURES,
  ...EQUIPMENT_FIXTURES,
  ...INSPECTION_FIXTURES,
  ...OUTPUT_FIXTURES,
  ...INTENTION_FIXTURES,
  ...LINK_FIXTURES,
  ...NOTICE_FIXTURES,
  ...OPEN_FIXTURES,
  ...ORDER_CLASS_FIXTURES,
  ...PATHWAY_FIXTURES,
  ...FOLLOWING_FIXTURES,
  ...PLACEMENT_FIXTURES,
  ...PLATFORM_FIXTURES,
  ...POST_FIXTURES,
  ...PROGRAMME_FIXTURES,
  ...ROOM_REQUEST_FIXTURES,
  ...STANDARD_FIXTURES,
  ...STUDENT_FIXTURES,
  ...TARGET_FIXTURES,
  ...TASK_FIXTURES,
  ...TEAM_FIXTURES,
  ...VACANCY_FIXTURES,
  ...VISIT_FIXTURES,
};
