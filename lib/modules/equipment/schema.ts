import { z } from 'zod';
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

const one = { id: id(), version: version() };
const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const equipment = {
  name: requiredText(80),
  model: optionalText(80),
  count: z.preprocess(numeric, z.int().min(1).max(100_000)),
  unitValue: optionalMoney(),
  ownerId: optionalId(),
  roomId: optionalId(),
  acquiredOn: optionalDay(),
};

export const equipmentOfInput = z.strictObject({ platformId: id() });
export const addEquipmentInput = z.strictObject({ platformId: id(), ...equipment });
export const updateEquipmentInput = z.strictObject({ ...one, ...equipment });
export const retireEquipmentInput = z.strictObject({ ...one, on: requiredDay() });
export const equipmentVersion = z.strictObject(one);

export type EquipmentInput = z.output<z.ZodObject<typeof equipment>>;
