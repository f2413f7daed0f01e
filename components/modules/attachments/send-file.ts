import type { AttachmentOwner } from '@/lib/modules/attachments/schema';
import type { ActionError } from '@/lib/transport/result';

export type Answer = { id?: string; error?: ActionError };
const WHOLE = 100;

/** Sends a file as it is; the browser tells how far it is, in percent. Resolves with what the server answered, rejects when the line broke. */
export function sendFile(file: File, owner: AttachmentOwner, progress: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?${new URLSearchParams({ ...owner, name: file.name })}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded * WHOLE) / Math.max(total, 1)));
    request.onload = () => (request.response ? resolve(request.response as Answer) : reject(new Error('no answer')));
    request.onerror = () => reject(new Error('no connection'));
    request.send(file);
  });
}
