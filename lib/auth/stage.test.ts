import { describe, expect, it } from 'vitest';
import { stageOf } from './stage';

const NOW = new Date('2026-11-25T03:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const days = (n: number) => ago(n * 1440);
const facts = (over: object = {}) => ({
  ...{ createdAt: ago(60), lastSeenAt: ago(5), settings: {}, membershipId: 'm', role: 'OFFICE' },
  ...{ mustChange: false, passwordChangedAt: days(400), totpEnabled: false },
  ...over,
});
const stage = (over: object = {}) => stageOf(facts(over), NOW);

describe('stageOf', () => {
  it('goes by the institution’s times, to the minute', () => {
    const settings = { session: { idleMinutes: 30, absoluteMinutes: 90 } };
    expect(stage({ settings, lastSeenAt: ago(30) })).toBe('ready');
    expect(stage({ settings, lastSeenAt: ago(30.1) })).toBe('expired');
    expect(stage({ settings, createdAt: ago(90) })).toBe('ready');
    expect(stage({ settings, createdAt: ago(90.1) })).toBe('expired');
  });

  it('has defaults for settings that cannot be read', () => {
    expect(stage({ settings: 'x' })).toBe('ready');
    expect(stage({ settings: null, lastSeenAt: ago(121) })).toBe('expired');
  });

  it('asks for one step after the other', () => {
    const settings = { totp: { rule: 'required' }, password: { profile: 'complexity' } };
    expect(stage({ settings, membershipId: null, mustChange: true })).toBe('choose');
    expect(stage({ settings, mustChange: true })).toBe('password');
    expect(stage({ settings })).toBe('password');
    expect(stage({ settings, passwordChangedAt: days(90) })).toBe('totp');
    expect(stage({ settings, passwordChangedAt: days(90), totpEnabled: true })).toBe('ready');
  });

  it('requires codes of staff only, and rotation of those who have a password only', () => {
    expect(stage({ settings: { totp: { rule: 'required' } }, role: 'LIAISON' })).toBe('ready');
    expect(stage({ settings: { totp: { rule: 'optional' } } })).toBe('ready');
    expect(stage({ settings: { password: { profile: 'complexity' } }, passwordChangedAt: null })).toBe('ready');
  });
});
