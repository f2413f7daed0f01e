import { z } from 'zod';
import { id } from '@/lib/kernel/fields';

/** The sheet of a plan or of an enterprise. */
export const healthOf = z.union([z.strictObject({ planId: id() }), z.strictObject({ partnerId: id() })]);

export const templateId = z.strictObject({ id: id() });
/** Null: the text that ships. */
export const useTemplateInput = z.strictObject({ id: z.uuid().nullable() });
export const keepTemplateInput = z.strictObject({
  name: z.string().min(1).max(200),
  size: z.int().min(1),
  sha256: z.instanceof(Uint8Array<ArrayBuffer>),
  storageKey: z.string().min(1).max(200),
  placeholders: z.array(z.string().max(100)).max(500),
});
