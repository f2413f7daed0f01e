import { z } from 'zod';

/** The one record that a file belongs to. */
export const attachmentOwner = z.union([
  z.strictObject({ partnerId: z.uuid() }),
  z.strictObject({ agreementId: z.uuid() }),
  z.strictObject({ visitId: z.uuid() }),
  z.strictObject({ needId: z.uuid() }),
  z.strictObject({ platformId: z.uuid() }),
  z.strictObject({ programmeId: z.uuid() }),
  z.strictObject({ orderClassId: z.uuid() }),
  z.strictObject({ studentId: z.uuid() }),
  z.strictObject({ pathwayClassId: z.uuid() }),
  z.strictObject({ planId: z.uuid() }),
  z.strictObject({ placementId: z.uuid() }),
  z.strictObject({ meetingId: z.uuid() }),
  z.strictObject({ inspectionId: z.uuid() }),
  z.strictObject({ platformDocumentId: z.uuid() }),
  z.strictObject({ standardNodeId: z.uuid() }),
  z.strictObject({ platformYearId: z.uuid() }),
  z.strictObject({ noticeId: z.uuid() }),
  z.strictObject({ chainId: z.uuid() }),
  z.strictObject({ employmentId: z.uuid() }),
  z.strictObject({ internVisitId: z.uuid() }),
  z.strictObject({ journalId: z.uuid() }),
  z.strictObject({ ownChoiceId: z.uuid() }),
]);
export type AttachmentOwner = z.output<typeof attachmentOwner>;

/** The columns that say which record it is. */
export const OWNER_KEYS = attachmentOwner.options.flatMap((option) =>
  Object.keys(option.shape),
) as KeysOf<AttachmentOwner>[];
type KeysOf<T> = T extends unknown ? keyof T : never;

/** A record does not become a file server. */
export const MAX_FILES = 200;

export const attachmentId = z.strictObject({ id: z.uuid() });
export const attachInput = z.strictObject({
  owner: attachmentOwner,
  name: z.string().min(1).max(200),
  contentType: z.string().min(1).max(100),
  size: z.int().min(1),
  sha256: z.instanceof(Uint8Array<ArrayBuffer>),
  storageKey: z.string().min(1).max(200),
});
