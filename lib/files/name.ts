import 'server-only';

// Controls, and the marks that turn the direction of writing (a name that reads other than it is).
const UNSEEN = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const LONGEST = 150;

/** A file's name as it is kept and shown: the last part of a path, without invisible characters, its ending kept when it is cut. */
export function cleanFileName(raw: string): string {
  const last = raw.normalize('NFC').replace(UNSEEN, '').split(/[\\/]/).at(-1)?.trim() ?? '';
  const dot = last.lastIndexOf('.');
  const ending = dot > 0 ? last.slice(dot).slice(0, 10) : '';
  return [...(dot > 0 ? last.slice(0, dot) : last)].slice(0, LONGEST).join('') + ending;
}

/** The ending of a name in small letters, without the dot. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** Content-Disposition for a download: the name in RFC 5987, and in ASCII for what does not read that. */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
