import type { AttachmentOwner } from '@/lib/modules/attachments/schema';
import type { ActionError } from '@/lib/transport/result';

/** What the server answered: what it made of the file, or why it refused it. */
export type Answer<Made> = Partial<Made> & { error?: ActionError };
const WHOLE = 100;

/** Where a record's file of this name is sent. */
export const fileAddress = (owner: AttachmentOwner, name: string): string =>
  `/api/files?${new URLSearchParams({ ...owner, name })}`;

/** Sends a file as it is to an address; the browser tells how far it is, in percent. Resolves with what the server answered, rejects when the line broke. */
export function sendFile<Made>(
  file: File,
  address: string,
  progress: (percent: number) => void,
): Promise<Answer<Made>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded * WHOLE) / Math.max(total, 1)));
    request.onload = () =>
      request.response ? resolve(request.response as Answer<Made>) : reject(new Error('no answer'));
    request.onerror = () => reject(new Error('no connection'));
    request.send(file);
  });
}
