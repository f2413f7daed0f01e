import 'server-only';
import { z } from 'zod';
import { notFound } from './errors';

const MOST = 500;

/** The `of` of a bulk command: rows chosen by hand, or all that the list's filter finds. */
export function chosenOf<F extends z.ZodType>(filter: F) {
  return z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST) }), z.strictObject({ filter })]);
}

type Chosen<F> = { ids: string[] } | { filter: F };

/**
 * Where the chosen rows are: those by hand among what the caller may see, or what his filter finds.
 * The list's own `where` serves both, so that a bulk command reaches what the list shows and nothing else.
 */
export function whereChosen<F extends object, W extends object>(of: Chosen<F>, where: (filter: F) => W) {
  return 'ids' in of ? { AND: [where({} as F), { id: { in: of.ids } }] } : where(of.filter);
}

/** Every row chosen by hand must have been found. Throws NOT_FOUND. */
export function demandFound<F>(of: Chosen<F>, found: readonly unknown[]): void {
  if ('ids' in of && found.length !== new Set(of.ids).size) notFound();
}
