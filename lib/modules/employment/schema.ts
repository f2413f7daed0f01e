import { z } from 'zod';
import { checkCreditCode } from '@/lib/identifiers/credit-code';
import {
  id,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  version,
} from '@/lib/kernel/fields';
import { DESTINATIONS, KNOWN_BY } from './words';

const blank = (value: unknown) => (value === '' ? null : value);
const creditCode = z.preprocess(
  blank,
  z
    .string()
    .transform((text) => checkCreditCode(text))
    .refine((read) => read.ok, 'key:creditCode')
    .transform((read) => (read.ok ? read.code : ''))
    .nullable(),
);
const profile = {
  graduatedOn: requiredDay(),
  destination: z.enum(DESTINATIONS),
  code: optionalText(10),
  partnerId: optionalId(),
  employer: optionalText(120),
  creditCode: creditCode.default(null),
  placeCode: z
    .preprocess(
      blank,
      z
        .string()
        .regex(/^\d{6}$/, 'key:unknownChoice')
        .nullable(),
    )
    .default(null),
  job: optionalText(80),
  signedOn: optionalDay(),
  pay: optionalInt(0, 1_000_000),
  source: z.enum(KNOWN_BY).default('GRADUATE'),
  matches: optionalChoice(['yes', 'no']),
  remark: optionalText(2_000),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject(profile);
export type EmploymentInput = z.output<typeof profileInput>;

export const createEmploymentInput = z.strictObject({ studentNo: z.string().trim().min(1).max(30), ...profile });
export const updateEmploymentInput = z.strictObject({ ...one, ...profile });
export const employmentId = z.strictObject({ id: id() });
export const employmentVersion = z.strictObject(one);
export const followInput = z.strictObject({
  ...one,
  followedOn: requiredDay(),
  stillThere: z.boolean().default(false),
});
