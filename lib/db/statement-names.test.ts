import { describe, expect, it } from 'vitest';
import { statementNames } from './statement-names';

const times = (nameOf: ReturnType<typeof statementNames>, sql: string, n: number) =>
  Array.from({ length: n }, () => nameOf({ sql })).at(-1);

describe('names of statements', () => {
  it('are given to what comes again, one a text', () => {
    const nameOf = statementNames();
    expect([nameOf({ sql: 'SELECT 1' }), nameOf({ sql: 'SELECT 1' })]).toEqual(['', '']);
    const name = nameOf({ sql: 'SELECT 1' });
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(times(nameOf, 'SELECT 1', 2)).toBe(name);
    expect(times(nameOf, 'SELECT 2', 3)).not.toBe(name);
    expect(times(nameOf, 'BEGIN', 9)).toBe('');
  });

  it('are few: what comes when they are used up has none until the old ones are forgotten', () => {
    const nameOf = statementNames();
    const named = Array.from({ length: 200 }, (_, n) => times(nameOf, `SELECT ${n}`, 3)).filter(Boolean);
    expect(named).toHaveLength(160);
    for (let n = 200; n < 2_100; n++) nameOf({ sql: `SELECT ${n}` });
    expect(times(nameOf, 'SELECT late', 3)).not.toBe('');
  });
});
