import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';

const folder = () => path.join(process.env.DATA_DIR ?? '.data', 'mail');

/** A mail's text: its first part, whatever way it was made fit for the wire. */
function textOf(eml: string): string {
  const part = eml.slice(eml.search(/^content-type: text\/plain/im));
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n').split(/\r?\n--/)[0] ?? '';
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function findLink(to: string, kind: 'reset' | 'invite'): string | null {
  let names: string[];
  try {
    names = readdirSync(folder());
  } catch {
    return null;
  }
  const mails = names.map((name) => readFileSync(path.join(folder(), name), 'latin1'));
  const theirs = mails.find((mail) => new RegExp(`^to: .*${to.replaceAll('.', '\\.')}`, 'im').test(mail));
  return theirs ? (new RegExp(`/${kind}/[\\w-]{43}`).exec(textOf(theirs))?.[0] ?? null) : null;
}

/** The path of the one-time link in the mail to the address, once it has been delivered. */
export async function linkInMail(to: string, kind: 'reset' | 'invite'): Promise<string> {
  await expect.poll(() => findLink(to, kind), { timeout: 30_000, message: `mail to ${to}` }).not.toBeNull();
  return findLink(to, kind) ?? '';
}
