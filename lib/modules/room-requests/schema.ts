import { z } from 'zod';
import { id, requiredText, version } from '@/lib/kernel/fields';

export const requestVersion = z.strictObject({ id: id(), version: version() });
export const declineInput = z.strictObject({ id: id(), version: version(), reason: requiredText(300) });
export const requestId = z.strictObject({ id: id() });
