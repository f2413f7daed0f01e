import { describe, expect, it } from 'vitest';
import { fieldsLike, mergeValues, plainValue } from './merge-values';

describe('mergeValues', () => {
  const base = { title: 'a', place: 'x', day: '2025-01-01' };
  it('takes what only they changed, keeps what both did, and leaves the rest', () => {
    const mine = { ...base, title: 'b' };
    const theirs = { ...base, title: 'c', place: 'y' };
    expect(mergeValues(base, mine, theirs)).toEqual({
      values: { title: 'b', place: 'y', day: '2025-01-01' },
      both: ['title'],
      taken: ['place'],
    });
  });
  it('has nothing to ask where both wrote the same', () => {
    const both = { ...base, title: 'b' };
    expect(mergeValues(base, both, both)).toMatchObject({ both: [], taken: [] });
  });
});

describe('plainValue', () => {
  it('makes what a form holds and what a record holds one', () => {
    expect(plainValue('')).toBe(plainValue(null));
    expect(plainValue(12.5)).toBe(plainValue('12.5'));
    expect(plainValue([{ b: '', a: 1 }])).toEqual([{ a: '1', b: null }]);
    expect(JSON.stringify(plainValue({ b: 1, a: 2 }))).toBe(JSON.stringify(plainValue({ a: 2, b: 1 })));
  });
});

describe('fieldsLike', () => {
  it('gives the form its own fields only, and those of the entries of its lists', () => {
    const shape = { title: 'a', followUps: null, people: [{ name: 'n' }] };
    const record = { title: 'b', version: 4, people: [{ id: '1', name: 'm' }] };
    expect(fieldsLike(shape, record)).toEqual({ title: 'b', followUps: null, people: [{ name: 'm' }] });
  });
});
