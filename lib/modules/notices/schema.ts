import { z } from 'zod';
import { id, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { NOTICE_KINDS } from './words';

const isWeb = (text: string) => /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);

const profile = {
  kind: z.enum(NOTICE_KINDS),
  title: requiredText(120),
  body: requiredText(10_000),
  source: optionalText(120),
  sourceUrl: optionalText(500).refine((text) => text === null || isWeb(text), 'key:notAWebAddress'),
  chainId: optionalId(),
  issuedOn: requiredDay(),
  /** Whether the open page shows it once it is published. */
  public: z.boolean().default(false),
};
const one = { id: id(), version: version() };
export const createNoticeInput = z.strictObject(profile);
export const updateNoticeInput = z.strictObject({ ...one, ...profile });
export type NoticeInput = z.output<typeof createNoticeInput>;
export const noticeId = z.strictObject({ id: id() });
export const noticeVersion = z.strictObject(one);
