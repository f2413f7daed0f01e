import 'server-only';
import { createHash } from 'node:crypto';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import type { StoredPlacement } from './record';
import type { Terms } from './types';

const hashed = (text: unknown) => new Uint8Array(createHash('sha256').update(JSON.stringify(text)).digest());

/** What the three parties agreed on that an amendment may change. */
export function termsOf(p: StoredPlacement): Terms {
  const { job, address, pay, insurer, policyNo } = p;
  return { job, address, startsOn: fromDbDate(p.startsOn), endsOn: fromDbDate(p.endsOn), pay, insurer, policyNo };
}

/** The terms as all had signed them: what amendments in force have changed since is taken back, the latest first. */
export function signedTerms(p: StoredPlacement, amendments: readonly { before: unknown }[]): Terms {
  return Object.assign(termsOf(p), ...amendments.map(({ before }) => before).toReversed());
}

/** SHA-256 of what the three parties sign: who, where, what, when, for how much. Amended since, it takes the terms as they were signed. */
export function agreementHash(p: StoredPlacement, terms: Terms = termsOf(p)): Uint8Array<ArrayBuffer> {
  const { job, address, startsOn, endsOn, pay, insurer, policyNo } = terms;
  return hashed([
    ...[p.id, p.student.name, p.student.studentNo, p.partner.name, job, address ?? ''],
    ...[startsOn, endsOn, String(pay ?? ''), insurer ?? '', policyNo ?? ''],
  ]);
}

type AmendmentText = {
  number: number;
  reason: string;
  effectiveOn: Day;
  before: Partial<Terms>;
  after: Partial<Terms>;
};

/** SHA-256 of what is signed as an amendment: whose agreement, what changes into what, why and from when. */
export function amendmentHash(p: StoredPlacement, a: AmendmentText): Uint8Array<ArrayBuffer> {
  return hashed([p.id, p.student.studentNo, p.partner.name, a.number, a.reason, a.effectiveOn, a.before, a.after]);
}
