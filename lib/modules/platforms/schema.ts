import { z } from 'zod';
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
import { ALL_SUBKINDS, BUILDERS, CAMPUSES, LEVELS, PLATFORM_KINDS, PLATFORM_PARTS } from './words';

const profile = {
  name: requiredText(120),
  subkind: optionalChoice(ALL_SUBKINDS),
  level: z.enum(LEVELS).default('SCHOOL'),
  departmentId: optionalId(),
  responsibleId: optionalId(),
  agreementId: optionalId(),
  parentId: optionalId(),
  plannedOn: optionalDay(),
  establishedOn: optionalDay(),
  introduction: optionalText(5000),
  remark: optionalText(2000),
  /** Of a training base only. */
  campus: optionalChoice(CAMPUSES),
  capacity: optionalInt(0, 100_000),
  workplaces: optionalInt(0, 100_000),
  builtBy: optionalChoice(BUILDERS),
  validTo: optionalDay(),
  equipmentValue: optionalMoney(),
  address: optionalText(200),
  trades: words(),
  programmeIds: ids(),
};

export const createPlatformInput = z.strictObject({ kind: z.enum(PLATFORM_KINDS), ...profile });
export type PlatformProfile = Omit<z.output<typeof createPlatformInput>, 'kind'>;

const one = { id: id(), version: version() };
export const updatePlatformInput = z.strictObject({ ...one, ...profile });
export const platformVersion = z.strictObject(one);
export const closePlatformInput = z.strictObject({ ...one, on: requiredDay() });
export const platformId = z.strictObject({ id: id() });

export const addPartnerInput = z.strictObject({
  platformId: id(),
  partnerId: id(),
  part: z.enum(PLATFORM_PARTS),
  joinedOn: requiredDay(),
});
export const updatePartnerInput = z.strictObject({
  ...one,
  part: z.enum(PLATFORM_PARTS),
  joinedOn: optionalDay(),
  leftOn: optionalDay(),
});
