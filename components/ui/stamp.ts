// The college's clock; Swedish writes dates as ISO 8601 does.
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** A moment as `2026-11-24 23:31`, or with its seconds. */
export function stamp(moment: string | Date, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const text = clock.format(new Date(moment));
  return precision === 'seconds' ? text : text.slice(0, 16);
}

/** The day of a moment at the college: `2026-11-24`. */
export const stampDay = (moment: string | Date): string => stamp(moment).slice(0, 10);
