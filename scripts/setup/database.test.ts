import { describe, expect, it } from 'vitest';
import { areMissing } from './database';

const DEMO = ['one', 'two'];
const filled = (code: string) => ({ code, filled: true });

describe('the demo colleges', () => {
  it('are loaded into a database that has none, and loaded on where that was broken off', () => {
    expect(areMissing([], DEMO)).toBe(true);
    expect(areMissing([{ code: 'one', filled: false }], DEMO)).toBe(true);
    expect(areMissing([filled('one'), { code: 'two', filled: false }], DEMO)).toBe(true);
    expect(areMissing([filled('one'), filled('two')], DEMO)).toBe(false);
  });

  it('stay away from a database that somebody uses', () => {
    expect(areMissing([{ code: 'own', filled: false }], DEMO)).toBe(false);
    expect(areMissing([filled('own'), filled('one')], DEMO)).toBe(false);
  });
});
