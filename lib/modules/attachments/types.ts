export type AttachmentRow = {
  id: string;
  name: string;
  /** Ending of the name, in small letters: what kind of file it is for the reader. */
  ending: string;
  size: number;
  /** When it was uploaded, ISO 8601. */
  at: string;
  /** Who uploaded it; empty when the reader may not know. */
  by: string;
  removable: boolean;
};

export type AttachmentList = { files: AttachmentRow[]; canWrite: boolean };
