import 'server-only';

/** Why a mail was not delivered, as people are told it. */
export type MailFailure = 'ADDRESS' | 'MAILBOX' | 'FULL' | 'REFUSED' | 'LATER' | 'SERVER' | 'LOGIN' | 'OTHER';

const UNREACHABLE = ['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ENOTFOUND', 'ETLS'];
const NO_LOGIN = ['EAUTH', 'ENOAUTH', 'EOAUTH2'];

/** By the enhanced status of RFC 3463, which says more than the reply's three digits: 550 alone may be either. */
function byStatus(status: string): MailFailure | null {
  if (/^5\.1\.[0-36]$/.test(status)) return /^5\.1\.[016]$/.test(status) ? 'MAILBOX' : 'ADDRESS';
  if (/^5\.1\.10$|^5\.2\.1$/.test(status)) return 'MAILBOX';
  if (/^[45]\.2\.2$/.test(status)) return 'FULL';
  if (/^5\.7\./.test(status)) return 'REFUSED';
  return null;
}

function byReply(reply: number): MailFailure | null {
  if ([530, 534, 535, 538].includes(reply)) return 'LOGIN';
  if ([501, 553].includes(reply)) return 'ADDRESS';
  if ([550, 551].includes(reply)) return 'MAILBOX';
  if ([452, 552].includes(reply)) return 'FULL';
  if (reply >= 400 && reply < 500) return 'LATER';
  return reply >= 500 && reply < 600 ? 'REFUSED' : null;
}

/** What a mail's `error` (codes, never the server's words) means. */
export function mailFailureOf(error: string | null): MailFailure {
  const parts = (error ?? '').split(' ');
  if (parts.some((part) => NO_LOGIN.includes(part))) return 'LOGIN';
  const reply = parts.find((part) => /^\d{3}$/.test(part));
  const status = parts.find((part) => /^\d\.\d+\.\d+$/.test(part));
  const told = (status && byStatus(status)) || (reply && byReply(Number(reply)));
  if (told) return told;
  if (parts.includes('EENVELOPE')) return 'ADDRESS';
  return parts.some((part) => UNREACHABLE.includes(part)) ? 'SERVER' : 'OTHER';
}
