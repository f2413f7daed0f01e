import { dropBlanks, toHalfWidth } from './dirty-text';

const MOBILE = /^1[3-9]\d{9}$/;
const SERVICE = /^[48]00\d{7}$/;
const LANDLINE = /^(?:\(?(0(?:10|2\d|[3-9]\d{2}))\)?-?)?([2-9]\d{6,7})(?:(?:-|转)(\d{1,6}))?$/;

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'unknown';
export type PhoneReading = { phone: string; kind: PhoneKind; tidied: boolean };

/** Tidies a phone number and says what kind it is; an unknown one is kept as written. */
export function readPhone(text: string): PhoneReading {
  const plain = dropBlanks(toHalfWidth(text))
    .replace(/[–—]/g, '-')
    .replace(/^(?:\+|00)?86-?(?=[01])/, '');
  const digits = plain.replace(/-/g, '');
  if (MOBILE.test(digits)) return reading(digits, 'mobile', text);
  if (SERVICE.test(digits)) return reading(digits, 'service', text);
  const parts = LANDLINE.exec(plain);
  if (!parts) return { phone: text.trim(), kind: 'unknown', tidied: text.trim() !== text };
  const [, area, local = '', extension] = parts;
  return reading([area, local, extension].filter(Boolean).join('-'), 'landline', text);
}

/** The stored form of a phone number. */
export function normalisePhone(text: string): string {
  return readPhone(text).phone;
}

/** 138****1234; of other numbers only the area code and the last three digits stay. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const area = /^0\d{2,3}-/.exec(phone)?.[0] ?? '';
  const rest = phone.slice(area.length);
  const open = rest.length > 3 ? rest.slice(-3) : '';
  return area + '*'.repeat(rest.length - open.length) + open;
}

function reading(phone: string, kind: PhoneKind, text: string): PhoneReading {
  return { phone, kind, tidied: phone !== text };
}
