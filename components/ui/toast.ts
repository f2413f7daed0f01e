export type Toast = { id: number; text: string };

const SHOWN_MS = 5_000;
const NONE: Toast[] = [];
const readers = new Set<() => void>();
let toasts: Toast[] = NONE;
let last = 0;

function put(next: Toast[]): void {
  toasts = next;
  for (const tell of readers) tell();
}

/** Takes a message away. */
export function hush(id: number): void {
  put(toasts.filter((toast) => toast.id !== id));
}

/** Says that something was done, also when the next page comes meanwhile; it goes by itself. */
export function say(text: string): void {
  last += 1;
  const id = last;
  put([...toasts, { id, text }].slice(-3));
  setTimeout(() => hush(id), SHOWN_MS);
}

/** What is being said, for `useSyncExternalStore`. */
export const toastStore = {
  subscribe(tell: () => void): () => void {
    readers.add(tell);
    return () => readers.delete(tell);
  },
  now: (): Toast[] => toasts,
  onServer: (): Toast[] => NONE,
};
