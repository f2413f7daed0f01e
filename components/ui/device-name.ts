const BROWSERS = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'];

/** Enough of a browser's name to recognise one's own device, or null. Browsers name several others beside themselves, so the order decides. */
export function deviceName(userAgent: string | null): string | null {
  const named = [BROWSERS, SYSTEMS].map((words) => words.find((word) => userAgent?.includes(word)));
  return named.filter(Boolean).join(' · ') || null;
}
