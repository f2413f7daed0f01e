export type Random = ReturnType<typeof makeRandom>;

/** Ids count up from here, so that they sort in the order in which they were made. */
const FIRST_MS = Date.UTC(2026, 0, 1);

/** A small seeded generator (mulberry32): the same seed gives the same demo data on every machine. */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  let made = 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from `from` to `to`, both included. */
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const chance = (p: number) => next() < p;
  function pick<T>(list: ArrayLike<T>): T {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
  function shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
  const hex = (digits: number) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  /** The shape of a UUIDv7. */
  function id(): string {
    const ms = (FIRST_MS + made++).toString(16).padStart(12, '0');
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  }
  return { between, chance, pick, shuffled, id };
}
