import type { PartnerForm } from '@/lib/modules/partners/types';
import type { Option } from '@/lib/reference/option';

/** What the form holds while it is filled in: texts as typed, choices with their words. */
export type ContactDraft = {
  /** Tells rows apart while they have no id. */
  key: string;
  id?: string;
  name: string;
  title: string;
  phone: string;
  wechat: string;
  email: string;
  isLiaison: boolean;
};
export type FormValues = {
  kind: string;
  state: string;
  name: string;
  shortName: string;
  creditCode: string;
  noCodeReason: string;
  industry: Option | null;
  industryText: string;
  chains: string[];
  scale: string;
  tier: string;
  ownership: string;
  region: Option | null;
  regionText: string;
  address: string;
  website: string;
  headcount: string;
  legalPerson: string;
  capital: string;
  listed: string;
  cooperation: string[];
  programmes: string;
  cooperatingSince: string;
  ownerId: string;
  group: Option | null;
  departmentIds: string[];
  formerNames: string;
  aliases: string;
  introduction: string;
  remark: string;
  contacts: ContactDraft[];
};
/** Names behind the codes and ids of a record. */
export type ChoiceNames = { industry: string | null; region: string | null; group: string | null };

const option = (code: string | null, label: string | null): Option | null =>
  code ? { code, label: label ?? code } : null;
const text = (value: string | number | null) => (value === null ? '' : String(value));

/** A record as the form holds it. */
export function toValues(form: Omit<PartnerForm, 'id' | 'version'>, names: ChoiceNames): FormValues {
  return {
    kind: form.kind,
    state: form.state,
    name: form.name,
    shortName: text(form.shortName),
    creditCode: text(form.creditCode),
    noCodeReason: text(form.noCodeReason),
    industry: option(form.industryCode, names.industry),
    industryText: text(form.industryText),
    chains: form.chains,
    scale: text(form.scale),
    tier: text(form.tier),
    ownership: text(form.ownership),
    region: option(form.regionCode, names.region),
    regionText: text(form.regionText),
    address: text(form.address),
    website: text(form.website),
    headcount: text(form.headcount),
    legalPerson: text(form.legalPerson),
    capital: text(form.capital),
    listed: form.listed === null ? '' : String(form.listed),
    cooperation: form.cooperation,
    programmes: form.programmes.join('、'),
    cooperatingSince: text(form.cooperatingSince),
    ownerId: text(form.ownerId),
    group: option(form.groupId, names.group),
    departmentIds: form.departmentIds,
    formerNames: form.formerNames.join('、'),
    aliases: form.aliases.join('、'),
    introduction: text(form.introduction),
    remark: text(form.remark),
    contacts: form.contacts.map((contact) => contactDraft(contact)),
  };
}

/** A form in which nothing stands yet. */
export const blankValues: Omit<FormValues, 'kind'> = {
  ...{ state: 'PROSPECT', name: '', shortName: '', creditCode: '', noCodeReason: '', scale: '', tier: '' },
  ...{ industry: null, industryText: '', region: null, regionText: '', group: null, ownership: '', address: '' },
  ...{ website: '', headcount: '', legalPerson: '', capital: '', listed: '', programmes: '', cooperatingSince: '' },
  ...{ ownerId: '', formerNames: '', aliases: '', introduction: '', remark: '' },
  ...{ chains: [], cooperation: [], departmentIds: [], contacts: [] },
};

/** A contact as the form holds it. */
export function contactDraft({ id, ...contact }: PartnerForm['contacts'][number]): ContactDraft {
  return {
    key: id ?? contact.name,
    id,
    name: contact.name,
    title: text(contact.title),
    phone: text(contact.phone),
    wechat: text(contact.wechat),
    email: text(contact.email),
    isLiaison: contact.isLiaison,
  };
}

const words = (list: string) =>
  list
    .split(/[、；;\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** What the commands take of the form. A new word for a place or an industry takes the ledger's word away. */
export function toProfile(values: FormValues) {
  const { kind: _k, state: _s, industry, region, group, contacts, listed, ...plain } = values;
  return {
    ...plain,
    industryCode: industry?.code ?? null,
    industryText: industry ? null : plain.industryText,
    regionCode: region?.code ?? null,
    regionText: region ? null : plain.regionText,
    groupId: group?.code ?? null,
    listed: listed === '' ? null : listed === 'true',
    programmes: words(plain.programmes),
    formerNames: words(plain.formerNames),
    aliases: words(plain.aliases),
    contacts: toContacts(contacts),
  };
}

/** What the commands take of the contacts. */
export function toContacts(contacts: ContactDraft[]) {
  return contacts.map(({ key: _key, ...contact }) => contact);
}

/** Somebody else's record as this form holds it: choices that stand in the form already keep their words. */
export function theirValues(current: PartnerForm, base: FormValues, mine: FormValues): FormValues {
  const values = toValues(current, { industry: null, region: null, group: null });
  const known = (key: 'industry' | 'region' | 'group') => {
    const own = [base[key], mine[key]].find((each) => each?.code === values[key]?.code);
    return values[key] && (own ?? values[key]);
  };
  return { ...values, industry: known('industry'), region: known('region'), group: known('group') };
}
