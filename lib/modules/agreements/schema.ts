import { z } from 'zod';
import { chosenOf } from '@/lib/kernel/chosen';
import {
  id,
  optionalDay,
  optionalId,
  optionalMoney,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { agreementList } from './list';
import { AGREEMENT_KINDS, PARTS } from './words';

export const partyInput = z.strictObject({
  /** null is the college itself. */
  partnerId: optionalId(),
  part: z.enum(PARTS),
  signatory: optionalText(60),
});
export type PartyInput = z.output<typeof partyInput>;

const profile = {
  kind: z.enum(AGREEMENT_KINDS),
  number: optionalText(60),
  title: requiredText(120),
  signedOn: optionalDay(),
  validFrom: optionalDay(),
  validTo: optionalDay(),
  autoRenew: z.boolean().default(false),
  amount: optionalMoney(),
  departmentId: optionalId(),
  responsibleId: optionalId(),
  summary: optionalText(5000),
  remark: optionalText(2000),
  parties: z.array(partyInput).min(2, 'key:agreementParties').max(PARTS.length),
};

export const createAgreementInput = z.strictObject(profile);
export type AgreementProfile = z.output<typeof createAgreementInput>;

const one = { id: id(), version: version() };
export const updateAgreementInput = z.strictObject({ ...one, ...profile });
export const agreementVersion = z.strictObject(one);
export const approveInput = z.strictObject({
  ...one,
  number: requiredText(60),
  signedOn: requiredDay(),
  validFrom: requiredDay(),
  validTo: requiredDay(),
});
export const returnInput = z.strictObject({ ...one, reason: requiredText(500) });
export const terminateInput = z.strictObject({ ...one, reason: requiredText(500), on: requiredDay() });

/** Who is responsible for several from now on. */
export const handOverInput = z.strictObject({ of: chosenOf(agreementList.filterSchema), responsibleId: id() });

export const agreementId = z.strictObject({ id: id() });
