import { z } from 'zod';
import { id } from '@/lib/kernel/fields';

/** The sheet of a plan or of an enterprise. */
export const healthOf = z.union([z.strictObject({ planId: id() }), z.strictObject({ partnerId: id() })]);
