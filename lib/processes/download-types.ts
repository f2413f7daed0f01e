import 'server-only';

/** Types of what is taken, by the ending of its name. */
export const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const;

/** A document that is taken: its name, and its bytes or the stream of them. */
export type Download = {
  name: string;
  type: string;
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
};
