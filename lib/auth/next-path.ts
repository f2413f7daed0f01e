/** Where to go after signing in: a path of this site, else home. An address that a browser would take for another site's is not one. */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2000) return '/';
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return '/';
  const parsed = URL.canParse(wanted, 'http://here') ? new URL(wanted, 'http://here') : null;
  if (parsed?.origin !== 'http://here' || /^\/(login|api)(\/|$)/.test(parsed.pathname)) return '/';
  return parsed.pathname + parsed.search;
}
