import 'server-only';
import { createHash } from 'node:crypto';
import { fromDbDate } from '@/lib/kernel/day';
import type { StoredPlacement } from './record';

/** SHA-256 of what the three parties sign: who, where, what, when, for how much. */
export function agreementHash(p: StoredPlacement): Uint8Array<ArrayBuffer> {
  const text = [
    ...[p.id, p.student.name, p.student.studentNo, p.partner.name, p.job, p.address ?? ''],
    ...[fromDbDate(p.startsOn), fromDbDate(p.endsOn), String(p.pay ?? ''), p.insurer ?? '', p.policyNo ?? ''],
  ];
  return new Uint8Array(createHash('sha256').update(JSON.stringify(text)).digest());
}
