import { z } from 'zod';

export const oneNotification = z.strictObject({ id: z.uuid() });
export const nothing = z.strictObject({}).default({});
