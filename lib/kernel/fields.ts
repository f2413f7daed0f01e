import { z } from 'zod';
import { isDay } from './day';

// Forms send '' for an empty field; the database keeps null.
const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);

/** A text that must be given, trimmed. */
export const requiredText = (max: number) => z.string().trim().min(1).max(max);
/** A text or null; blank is null. */
export const optionalText = (max: number) =>
  z.preprocess(blankToNull, z.string().trim().max(max).nullable()).default(null);
export const requiredDay = () => z.string().refine(isDay, 'key:notADay');
export const optionalDay = () =>
  z.preprocess(blankToNull, z.string().refine(isDay, 'key:notADay').nullable()).default(null);
export const id = () => z.uuid();
export const optionalId = () => z.preprocess(blankToNull, z.uuid().nullable()).default(null);
export const ids = (max = 50) => z.array(z.uuid()).max(max).default([]);
export const words = (max = 30, length = 60) =>
  z
    .array(z.string().trim().min(1).max(length))
    .max(max)
    .default([])
    .transform((all) => [...new Set(all)]);
const numeric = (value: unknown) =>
  typeof value === 'string' ? (value.trim() === '' ? null : Number(value.replaceAll(',', ''))) : value;
export const optionalInt = (min: number, max: number) =>
  z.preprocess(numeric, z.int().min(min).max(max).nullable()).default(null);
/** 万元 with two decimals. */
export const optionalMoney = () =>
  z.preprocess(numeric, z.number().min(0).max(9_999_999_999).multipleOf(0.01).nullable()).default(null);
export const optionalChoice = <const V extends readonly string[]>(values: V) =>
  z.preprocess(blankToNull, z.enum(values).nullable()).default(null);
export const version = () => z.int().min(1);
