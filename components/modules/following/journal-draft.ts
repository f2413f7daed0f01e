export type Entry = { text: string; writtenOn: string };
/** What stands on the device until the server has it; the key makes a second try the same call. */
export type Draft = Entry & { key: string | null };

const slot = (placementId: string) => `rq-journal-${placementId}`;

/** What was written and not sent yet. */
export function readDraft(placementId: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(slot(placementId)) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps it on the device; nothing written, nothing kept. */
export function keepDraft(placementId: string, entry: Entry, key: string | null = null): void {
  const { text, writtenOn } = entry;
  if (text) localStorage.setItem(slot(placementId), JSON.stringify({ text, writtenOn, key }));
  else dropDraft(placementId);
}

/** The server has it. */
export const dropDraft = (placementId: string): void => localStorage.removeItem(slot(placementId));
