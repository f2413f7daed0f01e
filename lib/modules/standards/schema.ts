import { z } from 'zod';
import { id, optionalChoice, optionalId, optionalInt, optionalText, requiredText, version } from '@/lib/kernel/fields';
import { EVIDENCE_KINDS, INDICATOR_KINDS, VERDICTS } from './words';

const one = { id: id(), version: version() };
const numeric = (value: unknown) =>
  typeof value === 'string' ? (value.trim() === '' ? null : Number(value.replaceAll(',', ''))) : value;
const score = () => z.preprocess(numeric, z.number().min(0).max(1000).multipleOf(0.01).nullable()).default(null);
const year = () => z.preprocess(numeric, z.int().min(2000).max(2100));
const indicator = {
  /** By its place in the tree when it is left out. */
  code: optionalText(20),
  name: requiredText(200),
  kind: z.enum(INDICATOR_KINDS),
  observation: optionalText(2_000),
  maxScore: score(),
  ownerId: optionalId(),
};

export const treeInput = z.strictObject({ platformId: id(), year: optionalInt(2000, 2100) });
export const nodeId = z.strictObject({ id: id() });
export const nodeVersion = z.strictObject(one);
/** A branch of the first level, or below one. */
export const addBranchInput = z.strictObject({
  platformId: id(),
  year: year(),
  parentId: optionalId(),
  name: requiredText(100),
});
export const renameBranchInput = z.strictObject({ ...one, name: requiredText(100) });
export const addIndicatorInput = z.strictObject({ parentId: id(), ...indicator });
export const updateIndicatorInput = z.strictObject({ ...one, ...indicator });
export const assessIndicatorInput = z.strictObject({
  ...one,
  selfScore: score(),
  met: optionalChoice(VERDICTS),
  evidence: optionalText(4_000),
});
export const startYearInput = z.strictObject({ platformId: id(), from: year(), to: year() });
export const evidenceChoicesInput = z.strictObject({ nodeId: id(), q: z.string().max(100) });
export const provenInput = z.strictObject({ kind: z.enum(EVIDENCE_KINDS), recordId: id() });
export const linkEvidenceInput = z.strictObject({ nodeId: id(), kind: z.enum(EVIDENCE_KINDS), recordId: id() });

export type IndicatorInput = z.output<z.ZodObject<typeof indicator>>;
