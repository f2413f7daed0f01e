const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Lays one's own changes over somebody else's: what only they changed is taken, what both changed stays one's own and is told. */
export function mergeValues<V extends object>(base: V, mine: V, theirs: V) {
  const fields = Object.keys(base) as (keyof V)[];
  const changed = fields.filter((field) => !same(base[field], theirs[field]));
  const both = changed.filter((field) => !same(base[field], mine[field]) && !same(mine[field], theirs[field]));
  const taken = changed.filter((field) => same(base[field], mine[field]));
  const values = { ...mine };
  for (const field of taken) values[field] = theirs[field];
  return { values, both, taken };
}

/** A value in one shape, whether it comes from a form or from the record: nothing is null, a number is its digits, keys stand in order. */
export function plainValue(value: unknown): unknown {
  if (value === '' || value === undefined || value === null) return null;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, plainValue(each)]));
}

/** The fields of `shape` as `record` has them; what the record does not tell is as it was. */
export function fieldsLike(shape: Record<string, unknown>, record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, was]) => [key, key in record ? likeEach(was, plainValue(record[key])) : was]),
  );
}

// Entries of a list keep the parts that the form sends: a record may tell more of them.
function likeEach(was: unknown, now: unknown): unknown {
  const first: unknown = Array.isArray(was) ? was[0] : null;
  if (!Array.isArray(now) || typeof first !== 'object' || first === null) return now;
  return now.map((each: Record<string, unknown>) =>
    Object.fromEntries(Object.keys(first).map((key) => [key, each[key] ?? null])),
  );
}
