import 'server-only';
import { type ColumnSpec, wordOf } from '@/lib/excel/columns';
import { compareKey } from '@/lib/identifiers/dirty-text';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import { blindIndex, decryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import type { ContactInput, PartnerProfile } from '@/lib/modules/partners/schema';
import type { PartnerState } from '@/lib/modules/partners/words';
import { industryName } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';
import type { ContactDraft, PartnerDraft } from './import-partners-draft';
import type { PartnerLookups } from './import-partners-lookups';
import type { PartnerNow } from './import-partners-records';
import type { FieldChange } from './import-target';

type Field = keyof PartnerProfile;
type ContactFields = { title: string | null; phone: string | null; wechat: string | null; email: string | null };
/** Stored values before an import, with which it is taken back. */
export type PartnerBefore = {
  profile?: Partial<PartnerProfile>;
  state?: PartnerState;
  /** The contact that was changed, as it was. */
  contact?: { id: string } & ContactFields;
  /** The contact that was added. */
  contactAdded?: string;
};
export type PartnerDiff = { changes: FieldChange[]; before: PartnerBefore; profile: Partial<PartnerProfile> };

const COLUMN_OF: Partial<Record<Field, string>> = {
  industryCode: 'industry',
  industryText: 'industry',
  regionCode: 'region',
  regionText: 'region',
  cooperatingSince: 'since',
  departmentIds: 'departments',
  ownerId: 'owner',
};
const LOCALE = 'zh-CN';

/** What a row changes of a record, field by field: only what the row says, and nothing that says the same in other words. */
export function comparePartner(
  now: PartnerNow,
  draft: PartnerDraft,
  lookups: PartnerLookups,
  specs: ReadonlyMap<string, ColumnSpec<never>>,
): PartnerDiff {
  const wanted = wantedFields(now.profile, draft);
  const changed = (Object.keys(wanted) as Field[]).filter((field) => !same(now.profile[field], wanted[field]));
  const shown = (field: Field, value: unknown) => display(field, value, lookups, specs.get(COLUMN_OF[field] ?? field));
  const changes: FieldChange[] = changed.map((field) => ({
    key: COLUMN_OF[field] ?? field,
    before: shown(field, now.profile[field]) || wordBefore(field, now.profile),
    after: [shown(field, wanted[field]), ...(field === 'departmentIds' ? draft.missingDepartments : [])]
      .filter(Boolean)
      .join('、'),
  }));
  if (draft.missingDepartments.length > 0 && !changed.includes('departmentIds'))
    changes.push({
      key: 'departments',
      before: shown('departmentIds', now.profile.departmentIds) || null,
      after: draft.missingDepartments.join('、'),
    });
  const pick = (from: Partial<PartnerProfile>, fields: Field[]) =>
    Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<PartnerProfile>;
  const derived = derivedFields(now.profile, wanted, changed);
  const touched = [
    ...new Set<Field>([
      ...changed,
      ...(Object.keys(derived) as Field[]),
      ...(draft.missingDepartments.length > 0 ? (['departmentIds'] as const) : []),
    ]),
  ];
  const before: PartnerBefore = touched.length > 0 ? { profile: pick(now.profile, touched) } : {};
  if (draft.state && draft.state !== now.state) {
    const words = specs.get('state')?.words;
    changes.push({ key: 'state', before: wordOf(words, now.state), after: wordOf(words, draft.state) });
    before.state = now.state;
  }
  if (draft.contact) compareContact(now, draft.contact, changes, before);
  return { changes, before, profile: { ...pick(wanted, changed), ...derived } };
}

/** The fields of the row as they would stand in the record. */
function wantedFields(now: PartnerProfile, { fields }: PartnerDraft): Partial<PartnerProfile> {
  const wanted = { ...fields };
  // A row that was found by a former name does not bring it back.
  if (wanted.name && [...now.formerNames, ...now.aliases].includes(wanted.name)) delete wanted.name;
  if (wanted.formerNames) wanted.formerNames = [...new Set([...now.formerNames, ...wanted.formerNames])];
  // A record's finer code, and a code beside a word that nobody knows, say more than the sheet.
  if (wanted.industryCode && now.industryCode?.startsWith(wanted.industryCode)) delete wanted.industryCode;
  if (wanted.industryText && now.industryCode) delete wanted.industryText;
  if (wanted.regionCode && now.regionCode?.startsWith(wanted.regionCode.replace(/(?:00)+$/, '')))
    delete wanted.regionCode;
  if (wanted.regionText && now.regionCode) delete wanted.regionText;
  if (wanted.noCodeReason && (now.creditCode || wanted.creditCode)) delete wanted.noCodeReason;
  return wanted;
}

/** The word that stood where a code will stand. */
function wordBefore(field: Field, now: PartnerProfile): string | null {
  if (field === 'industryCode') return now.industryText;
  return field === 'regionCode' ? now.regionText : null;
}

/** A word that a code replaces goes with it. */
function derivedFields(
  now: PartnerProfile,
  wanted: Partial<PartnerProfile>,
  changed: Field[],
): Partial<PartnerProfile> {
  return {
    ...(changed.includes('industryCode') && wanted.industryCode && now.industryText ? { industryText: null } : {}),
    ...(changed.includes('regionCode') && wanted.regionCode && now.regionText ? { regionText: null } : {}),
    ...(changed.includes('creditCode') && now.noCodeReason ? { noCodeReason: null } : {}),
  };
}

function compareContact(now: PartnerNow, contact: ContactDraft, changes: FieldChange[], before: PartnerBefore): void {
  const kept = now.contacts.find((each) => compareKey(each.name) === compareKey(contact.name));
  const phone = contact.phone === undefined ? undefined : normalisePhone(contact.phone);
  if (!kept) {
    changes.push({ key: 'contactName', before: null, after: contact.name });
    for (const [key, value] of [
      ['contactTitle', contact.title],
      ['contactPhone', phone && maskPhone(phone)],
      ['contactWechat', contact.wechat],
      ['contactEmail', contact.email],
    ] as const)
      if (value) changes.push({ key, before: null, after: value });
    before.contactAdded = newId();
    return;
  }
  const found: FieldChange[] = [];
  for (const [key, value, old] of [
    ['contactTitle', contact.title, kept.title],
    ['contactWechat', contact.wechat, kept.wechat],
    ['contactEmail', contact.email, kept.email],
  ] as const)
    if (value !== undefined && value !== old) found.push({ key, before: old, after: value });
  if (phone !== undefined && !(kept.phoneIndex && blindIndex(phone).equals(kept.phoneIndex)))
    found.push({ key: 'contactPhone', before: kept.phoneMasked, after: maskPhone(phone) });
  if (found.length === 0) return;
  changes.push(...found);
  const { id, title, wechat, email } = kept;
  before.contact = { id, title, wechat, email, phone: kept.phoneEnc ? decryptText(kept.phoneEnc) : null };
}

/** The contact that a row brings, as the form's schema has it. */
export function contactInputOf(contact: ContactDraft, isLiaison: boolean): ContactInput {
  const { name, title = null, phone = null, wechat = null, email = null } = contact;
  return { name, title, phone, wechat, email, isLiaison };
}

function same(now: unknown, wanted: unknown): boolean {
  if (Array.isArray(now) && Array.isArray(wanted))
    return now.length === wanted.length && wanted.every((item) => now.includes(item));
  return (now ?? null) === (wanted ?? null);
}

function display(field: Field, value: unknown, lookups: PartnerLookups, spec: ColumnSpec<never> | undefined): string {
  if (value === null || value === undefined) return '';
  if (field === 'industryCode') return industryName(String(value), LOCALE) ?? String(value);
  if (field === 'regionCode') return regionName(String(value), LOCALE) ?? String(value);
  if (field === 'ownerId') return lookups.personNames[String(value)] ?? '';
  if (field === 'departmentIds')
    return (value as string[]).map((id) => lookups.departmentNames.get(id) ?? '').join('、');
  if (Array.isArray(value)) return value.map((item) => wordOf(spec?.words, String(item))).join('、');
  return wordOf(spec?.words, String(value));
}
