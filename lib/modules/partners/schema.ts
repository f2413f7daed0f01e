import { z } from 'zod';
import { checkCreditCode } from '@/lib/identifiers/credit-code';
import {
  id,
  ids,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInt,
  optionalMoney,
  optionalText,
  requiredDay,
  requiredText,
  version,
  words,
} from '@/lib/kernel/fields';
import { PARTNER_KINDS, PARTNER_STATES, SCALES, TIERS } from './words';

/** 统一社会信用代码 (GB 32100-2015), tidied; a wrong check digit says which one is right. */
export const creditCode = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  z
    .string()
    .max(60)
    .transform((text, at) => {
      const result = checkCreditCode(text);
      if (result.ok) return result.code;
      const { ok: _ok, reason, ...params } = result;
      at.addIssue({ code: 'custom', message: `key:creditCode.${reason}`, params });
      return z.NEVER;
    })
    .nullable(),
);

export const contactInput = z.strictObject({
  id: z.uuid().optional(),
  name: requiredText(60),
  title: optionalText(60),
  /** A number with `*` is the mask that the form was given: the stored number stays. */
  phone: optionalText(40),
  wechat: optionalText(60),
  email: z.preprocess((v) => (v === '' ? null : v), z.email().max(200).nullable()).default(null),
  isLiaison: z.boolean().default(false),
});
export type ContactInput = z.output<typeof contactInput>;

const website = z
  .preprocess(
    (v) => (typeof v === 'string' && v.trim() === '' ? null : v),
    z
      .string()
      .trim()
      .max(200)
      .regex(/^(https?:\/\/)?[\w.-]+\.[a-z]{2,}(\/\S*)?$/i, 'key:notAWebsite')
      .nullable(),
  )
  .default(null);

const profile = {
  name: requiredText(120),
  shortName: optionalText(40),
  creditCode: creditCode.default(null),
  noCodeReason: optionalText(200),
  industryCode: optionalText(4),
  industryText: optionalText(60),
  chains: words(10),
  scale: optionalChoice(SCALES),
  tier: optionalChoice(TIERS),
  ownership: optionalText(60),
  regionCode: z
    .preprocess(
      (v) => (v === '' ? null : v),
      z
        .string()
        .regex(/^\d{2,6}$/)
        .nullable(),
    )
    .default(null),
  regionText: optionalText(60),
  address: optionalText(200),
  website,
  headcount: optionalInt(0, 5_000_000),
  legalPerson: optionalText(60),
  capital: optionalMoney(),
  listed: z.boolean().nullable().default(null),
  cooperation: words(20),
  programmes: words(30),
  cooperatingSince: optionalDay(),
  ownerId: optionalId(),
  groupId: optionalId(),
  departmentIds: ids(20),
  formerNames: words(20, 120),
  aliases: words(20, 120),
  introduction: optionalText(5000),
  remark: optionalText(2000),
  contacts: z.array(contactInput).max(50).default([]),
};

export const createPartnerInput = z.strictObject({
  kind: z.enum(PARTNER_KINDS),
  state: z.enum(PARTNER_STATES).default('PROSPECT'),
  ...profile,
});
export type CreatePartnerInput = z.output<typeof createPartnerInput>;

export const updatePartnerInput = z.strictObject({ id: id(), version: version(), ...profile });
export type PartnerProfile = Omit<CreatePartnerInput, 'kind' | 'state'>;

/** What a liaison may correct of its own enterprise. */
export const updateProfileInput = z.strictObject({
  id: id(),
  version: version(),
  shortName: profile.shortName,
  address: profile.address,
  website,
  headcount: profile.headcount,
  introduction: profile.introduction,
  contacts: profile.contacts,
});

export const changeStateInput = z.strictObject({
  id: id(),
  version: version(),
  state: z.enum(PARTNER_STATES),
  reason: optionalText(500),
  on: requiredDay(),
});
const { id: _id, ...contactFields } = contactInput.shape;
export const addContactInput = z.strictObject({ partnerId: id(), ...contactFields });
export const updateContactInput = z.strictObject({ id: id(), version: version(), ...contactFields });
export const contactAt = z.strictObject({ id: id(), version: version() });
export const partnerId = z.strictObject({ id: id() });
export const mergeInput = z
  .strictObject({ sourceId: id(), targetId: id() })
  .refine((v) => v.sourceId !== v.targetId, 'key:mergeSelf');
export const undoMergeInput = z.strictObject({ mergeId: id() });
export const commentInput = z.strictObject({ partnerId: id(), text: requiredText(2000) });
export const duplicatesInput = z.strictObject({
  name: z.string().max(120).default(''),
  creditCode: z.string().max(60).default(''),
  formerNames: z.array(z.string().max(120)).max(20).default([]),
  exceptId: z.uuid().optional(),
});
