import { AppError } from './errors';

type Cause = { code?: string; constraint?: string; originalCode?: string; originalMessage?: string; message?: string };

// Prisma's driver adapter wraps PostgreSQL's error differently by kind; the SQLSTATE and constraint are what we go by.
function causeOf(error: unknown): { sqlState: string; constraint: string } {
  const e = error as {
    code?: string;
    meta?: {
      code?: string;
      driverAdapterError?: {
        cause?: Cause & { constraint?: { index?: string; fields?: string[]; foreignKey?: unknown } };
      };
    };
    message?: string;
  };
  const cause = e.meta?.driverAdapterError?.cause;
  const text = `${cause?.originalMessage ?? ''} ${e.message ?? ''}`;
  const named = /constraint "([^"]+)"/.exec(text)?.[1] ?? '';
  const state =
    cause?.originalCode ?? e.meta?.code ?? (e.code === 'P2002' ? '23505' : e.code === 'P2003' ? '23503' : '');
  return { sqlState: state, constraint: named };
}

/** The database's refusals as errors for people; anything else is left as it is. */
export function translateDbError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { sqlState, constraint } = causeOf(error);
  switch (sqlState) {
    case '23P01':
      return new AppError('DUPLICATE', constraint in DUPLICATES ? (DUPLICATES[constraint] ?? 'overlap') : 'overlap');
    case '23505':
      return new AppError(
        'DUPLICATE',
        constraint in DUPLICATES ? (DUPLICATES[constraint] ?? 'duplicate') : 'duplicate',
        { params: { constraint } },
      );
    case '23503':
      return new AppError('NOT_FOUND', 'notFound');
    case '23514':
      if (RULES[constraint]) return new AppError('RULE', RULES[constraint]);
      return new AppError('INVALID', 'refusedByDatabase', { params: { constraint } });
    case '42501':
      return new AppError('NOT_FOUND', 'notFound');
    case '40001':
    case '40P01':
      return new AppError('CONFLICT', 'tryAgain');
    default:
      return error;
  }
}

// Limits that a race may reach although the command looked first.
const RULES: Record<string, string> = {
  internship_posts_slots: 'postFull',
  placements_post_cap: 'postCapReached',
  placements_unit_cap: 'unitCapReached',
  rosters_seats: 'classFull',
  placements_agreed_for_good: 'signedAlready',
  tri_signatures_same_text: 'signedOtherText',
  tri_signatures_by_itself: 'signedForAnother',
  pathways_college_decides: 'collegeDecides',
  centre_sessions_room_open: 'roomJustClosed',
  room_requests_phone_cap: 'askedTooOften',
  room_requests_day_cap: 'askedTooMuch',
  room_requests_ahead: 'askedTooSoon',
  room_requests_once: 'notFromThisState',
  platforms_no_cycle: 'parentCycle',
  order_classes_mentor_of_partner: 'notOfThePartner',
};

// Unique constraints that a race may reach although the command looked first.
const DUPLICATES: Record<string, string> = {
  partners_credit_code_key: 'partnerCodeTaken',
  agreements_institution_id_number_key: 'agreementNumberTaken',
  departments_institution_id_code_key: 'departmentCodeTaken',
  departments_institution_id_name_key: 'departmentNameTaken',
  memberships_institution_id_staff_no_key: 'staffNoTaken',
  memberships_live_key: 'membershipTaken',
  users_email_key: 'emailTaken',
  saved_views_institution_id_membership_id_module_name_key: 'viewNameTaken',
  rosters_one_apprenticeship: 'oneApprenticeship',
  council_seats_single: 'seatJustTaken',
  platform_documents_institution_id_platform_id_kind_title_ed_key: 'editionTaken',
  standard_nodes_institution_id_platform_id_year_depth_code_key: 'indicatorJustTaken',
  standard_evidences_once: 'evidenceTaken',
  centre_sessions_apart: 'roomJustTaken',
  rosters_live_key: 'placeTaken',
  students_id_card_key: 'idCardInUse',
  students_institution_id_student_no_key: 'studentNoTaken',
  order_classes_institution_id_name_key: 'nameTaken',
  pathway_classes_institution_id_name_key: 'nameTaken',
  pathway_students_student_key: 'studentNamed',
  platforms_institution_id_kind_name_key: 'nameTaken',
  platform_partners_institution_id_platform_id_partner_id_key: 'alreadyMember',
  placements_apart: 'placementOverlaps',
  placements_once_key: 'alreadyPlaced',
  placements_moved_key: 'movedAlready',
  agreement_amendments_open_key: 'amendmentOpen',
  own_choices_live_key: 'ownChoiceOpen',
  tri_signatures_phone_key: 'phoneSignedAlready',
  tri_signatures_amendment_phone_key: 'phoneSignedAlready',
  tri_signatures_amendment_key: 'partySignedAlready',
  tri_signatures_institution_id_placement_id_party_key: 'partySignedAlready',
  rule_overrides_live_key: 'overriddenAlready',
  internship_plans_institution_id_name_key: 'nameTaken',
  employments_institution_id_student_id_key: 'employmentKept',
  dictionary_entries_institution_id_dictionary_code_key: 'dictionaryCodeTaken',
};
