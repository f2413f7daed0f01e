import 'server-only';
import type { Standing } from '@/lib/kernel/indicator';

type Target = { year: number; percent: number; source: string };

/**
 * How far so many of a whole are from a target: how many more of the same whole it takes. By people, not by the rounded share: 95.96% shows as 96% and
 * has not reached it.
 */
export function standing(
  { year, percent, source }: Target,
  { part, whole }: { part: number; whole: number },
): Standing | null {
  if (whole === 0) return null;
  // In tenths of a percent, as targets are kept: whole numbers, so that no rest of a division counts as somebody.
  const needed = Math.ceil((Math.round(percent * 10) * whole) / 1_000);
  return { year, percent, source, missing: Math.max(0, needed - part) };
}
