import 'server-only';
import { allowedWords, type ColumnSpec, type ReadValue } from '@/lib/excel/columns';
import { compareKey } from '@/lib/identifiers/dirty-text';
import { createPartnerInput, type PartnerProfile } from '@/lib/modules/partners/schema';
import type { PartnerKind, PartnerState } from '@/lib/modules/partners/words';
import { matchIndustry } from '@/lib/reference/industries';
import { matchRegion } from '@/lib/reference/regions';
import { DICTIONARIES, type DictionaryKey, type PartnerLookups } from './import-partners-lookups';
import { problemAt, type ReadRow, type RowProblem } from './import-target';

export type ContactDraft = { name: string; title?: string; phone?: string; wechat?: string; email?: string };

/** What a row says about a partner: only what its cells hold. */
export type PartnerDraft = {
  name: string;
  fields: Partial<PartnerProfile>;
  kind: PartnerKind | null;
  state: PartnerState | null;
  contact: ContactDraft | null;
  /** Named in the sheet, not yet there, and to be made. */
  missingDepartments: string[];
  missingWords: Record<DictionaryKey, string[]>;
};

type Draw = {
  row: ReadRow;
  lookups: PartnerLookups;
  createMissing: boolean;
  fields: Partial<PartnerProfile>;
  problems: RowProblem[];
  specs: ReadonlyMap<string, ColumnSpec<never>>;
};

const PLAIN = [
  'name',
  'shortName',
  'creditCode',
  'noCodeReason',
  'ownership',
  'address',
  'legalPerson',
  'website',
  'introduction',
  'remark',
  'headcount',
  'listed',
  'chains',
  'cooperation',
  'programmes',
  'formerNames',
] as const;
const CLOSED = { scale: 'left-out', tier: 'left-out', state: 'unknown-choice', kind: 'left-out' } as const;
/** Fields of the form → columns of the sheet, where they differ. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  cooperatingSince: 'since',
  industryText: 'industry',
  regionText: 'region',
  departmentIds: 'departments',
  ownerId: 'owner',
};

const textOf = (value: ReadValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const listOf = (value: ReadValue | undefined): string[] => (Array.isArray(value) ? value : []);

/** Turns a row's cells into a partner's fields by the college's words, and says what could not be understood. */
export function draftPartner(
  row: ReadRow,
  lookups: PartnerLookups,
  specs: Draw['specs'],
  createMissing: boolean,
): { draft: PartnerDraft; problems: RowProblem[] } {
  const draw: Draw = { row, lookups, createMissing, specs, fields: {}, problems: [...row.read] };
  for (const key of PLAIN) if (row.values[key] !== undefined) Object.assign(draw.fields, { [key]: row.values[key] });
  drawClosed(draw);
  drawReferences(draw);
  const missingWords = drawWords(draw);
  const missingDepartments = drawDepartments(draw);
  const { state, kind } = draw.fields as { state?: PartnerState; kind?: PartnerKind };
  const { state: _s, kind: _k, ...fields } = draw.fields as typeof draw.fields & { state?: unknown; kind?: unknown };
  draw.fields = fields;
  const contact = drawContact(draw);
  leaveOutInvalid(draw, contact);
  const name = textOf(row.values.name) ?? '';
  return {
    draft: {
      name,
      fields: draw.fields,
      kind: kind ?? null,
      state: state ?? null,
      contact,
      missingDepartments,
      missingWords,
    },
    problems: draw.problems,
  };
}

/** Choices that have no room for another word: a wrong state would falsify figures, so it is refused; the others are left out. */
function drawClosed({ row, fields, problems, specs }: Draw): void {
  for (const [key, code] of Object.entries(CLOSED)) {
    const value = textOf(row.values[key]);
    const spec = specs.get(key);
    if (value === undefined || !spec) continue;
    if (Object.values(spec.words ?? {}).includes(value)) {
      Object.assign(fields, { [key]: value });
      continue;
    }
    replaceProblem(
      problems,
      key,
      problemAt(row, key, code === 'left-out' ? 'warning' : 'refused', code, {
        found: value,
        words: allowedWords(spec).join('、'),
      }),
    );
  }
}

function drawReferences({ row, lookups, fields, problems }: Draw): void {
  const industry = textOf(row.values.industry);
  if (industry !== undefined) {
    const found = matchIndustry(industry);
    if (found) fields.industryCode = found.code;
    else {
      fields.industryText = industry;
      problems.push(problemAt(row, 'industry', 'warning', 'unknown-industry', { found: industry }));
    }
  }
  const region = textOf(row.values.region);
  if (region !== undefined) {
    const found = matchRegion(region);
    if (found) fields.regionCode = found;
    else {
      fields.regionText = region;
      problems.push(problemAt(row, 'region', 'warning', 'unknown-region', { found: region }));
    }
  }
  const owner = textOf(row.values.owner);
  const person = owner === undefined ? undefined : lookups.people.get(owner);
  if (person) fields.ownerId = person;
  else if (owner !== undefined)
    problems.push(
      problemAt(row, 'owner', 'warning', person === null ? 'ambiguous-person' : 'unknown-person', { found: owner }),
    );
  const since = textOf(row.values.since);
  if (since !== undefined) fields.cooperatingSince = since;
  const capital = textOf(row.values.capital);
  // 元 as read, 万元 as stored.
  if (capital !== undefined) fields.capital = Math.round(Number(capital) / 100) / 100;
}

/** Words of dictionaries stay as written; those to be made are said to be. */
function drawWords({ row, lookups, createMissing, problems }: Draw): PartnerDraft['missingWords'] {
  const missing: PartnerDraft['missingWords'] = { chains: [], ownership: [], cooperation: [] };
  if (!createMissing) return missing;
  for (const key of Object.keys(DICTIONARIES) as DictionaryKey[]) {
    const codes = new Set(Object.values(lookups.words[key]));
    const ownership = textOf(row.values[key]);
    missing[key] = (ownership === undefined ? listOf(row.values[key]) : [ownership]).filter((word) => !codes.has(word));
    if (missing[key].length > 0)
      replaceProblem(problems, key, problemAt(row, key, 'warning', 'will-create', { found: missing[key].join('、') }));
  }
  return missing;
}

function drawDepartments({ row, lookups, createMissing, fields, problems }: Draw): string[] {
  const names = listOf(row.values.departments);
  if (names.length === 0) return [];
  const found = names.flatMap((name) => lookups.departments.get(compareKey(name))?.id ?? []);
  const missing = names.filter((name) => !lookups.departments.has(compareKey(name)));
  if (found.length > 0) fields.departmentIds = [...new Set(found)];
  if (missing.length > 0)
    problems.push(
      problemAt(row, 'departments', 'warning', createMissing ? 'will-create' : 'unknown-department', {
        found: missing.join('、'),
      }),
    );
  return createMissing ? missing : [];
}

function drawContact({ row, problems }: Draw): ContactDraft | null {
  const { contactName, contactTitle, contactPhone, contactWechat, contactEmail } = row.values;
  const rest = {
    title: textOf(contactTitle),
    phone: textOf(contactPhone),
    wechat: textOf(contactWechat),
    email: textOf(contactEmail),
  };
  // A mask that an export wrote says nothing about the number.
  if (rest.phone?.includes('*')) {
    rest.phone = undefined;
    dropProblems(problems, 'contactPhone');
  }
  const name = textOf(contactName);
  if (name !== undefined) return { name, ...rest };
  if (Object.values(rest).some((value) => value !== undefined))
    problems.push(
      problemAt(row, rest.phone === undefined ? 'contactTitle' : 'contactPhone', 'warning', 'contact-no-name'),
    );
  return null;
}

/** The form's own rules: a field that breaks one is left out and said so; without a valid name the row was refused already. */
function leaveOutInvalid({ row, fields, problems }: Draw, contact: ContactDraft | null): void {
  const parsed = createPartnerInput.safeParse({
    kind: 'GOVERNMENT',
    ...fields,
    name: fields.name ?? '-',
    contacts: contact ? [contact] : [],
  });
  if (parsed.success) return;
  for (const { path } of parsed.error.issues) {
    const [field, , part] = path.map(String);
    if (field === undefined) continue;
    if (field === 'contacts') {
      if (!contact || part === undefined || part === 'name') continue;
      problems.push(problemAt(row, `contact${part.charAt(0).toUpperCase()}${part.slice(1)}`, 'warning', 'not-valid'));
      Object.assign(contact, { [part]: undefined });
      continue;
    }
    problems.push(problemAt(row, COLUMN_OF[field] ?? field, field === 'name' ? 'refused' : 'warning', 'not-valid'));
    delete (fields as Record<string, unknown>)[field];
  }
}

function dropProblems(problems: RowProblem[], key: string): void {
  for (let n = problems.length - 1; n >= 0; n--) if (problems[n]?.key === key) problems.splice(n, 1);
}

function replaceProblem(problems: RowProblem[], key: string, problem: RowProblem): void {
  dropProblems(problems, key);
  problems.push(problem);
}
