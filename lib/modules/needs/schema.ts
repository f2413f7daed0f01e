import { z } from 'zod';
import { chosenOf } from '@/lib/kernel/chosen';
import {
  id,
  optionalDay,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { needList } from './list';
import { NEED_KINDS } from './words';

const profile = {
  kind: z.enum(NEED_KINDS),
  title: requiredText(120),
  description: optionalText(5000),
  /** People, for a talent need; pieces or projects for the others. */
  quantity: optionalInt(1, 1_000_000),
  raisedOn: requiredDay(),
  wantedBy: optionalDay(),
  /** Who of the college sees to it; outsiders leave it as it is. */
  departmentId: optionalId(),
};

export const createNeedInput = z.strictObject({ partnerId: id(), ...profile });
export type NeedProfile = Omit<z.output<typeof createNeedInput>, 'partnerId'>;

const one = { id: id(), version: version() };
export const updateNeedInput = z.strictObject({ ...one, ...profile });
export const needVersion = z.strictObject(one);
/** Several may answer at once, so an answer does not ask for the version that was seen. */
export const answerNeedInput = z.strictObject({ id: id(), text: requiredText(2000) });
export const withdrawNeedInput = z.strictObject({ ...one, reason: requiredText(500) });

export const assignDepartmentInput = z.strictObject({ of: chosenOf(needList.filterSchema), departmentId: id() });

export const needId = z.strictObject({ id: id() });
