import { describe, expect, it } from 'vitest';
import { MAX_LENGTH, minLength, passwordProblem } from './password-rules';

const keyOf = (password: string, profiles: ('length' | 'complexity')[] = ['length'], own: string[] = []) =>
  passwordProblem(password, profiles, own)?.key ?? null;

describe('the profile length', () => {
  it('takes twelve characters and more, whatever they are', () => {
    expect(keyOf('qmvhrtzpwkd')).toBe('passwordTooShort');
    expect(keyOf('qmvhrtzpwkdb')).toBeNull();
    expect(keyOf('驼峰渡口听雨看山走过三桥')).toBeNull();
    expect(keyOf('驼峰渡口听雨看山走过三')).toBe('passwordTooShort');
    expect(keyOf('qmvhrtzpwkdb'.repeat(11).slice(0, MAX_LENGTH))).toBeNull();
    expect(keyOf('qmvhrtzpwkdb'.repeat(11).slice(0, MAX_LENGTH + 1))).toBe('passwordTooLong');
  });

  it.each([
    'password12345',
    'P@ssw0rd!2024',
    '123456789012',
    'iloveyou2026!!',
    'aaaaaaaaaaaaaa',
    'ababcababcab',
    'Administrator1',
    'woaini1314520',
  ])('refuses the common %s', (password) => expect(keyOf(password)).toBe('passwordCommon'));

  it('refuses words of the account, but not what merely shares two letters with it', () => {
    expect(keyOf('zhunanxi-quick-72', ['length'], ['祝南溪', 'ZhuNanxi'])).toBe('passwordOwnWord');
    expect(keyOf('祝南溪走过三桥看山听雨', ['complexity'], ['祝南溪'])).toBe('passwordKinds');
    expect(keyOf('quick-brook-7281', ['length'], ['qu'])).toBeNull();
  });
});

describe('the profile complexity', () => {
  it('takes ten characters of three kinds', () => {
    expect(keyOf('Brook-728', ['complexity'])).toBe('passwordTooShort');
    expect(keyOf('Brook-7281', ['complexity'])).toBeNull();
    expect(keyOf('brookvale72', ['complexity'])).toBe('passwordKinds');
    expect(keyOf('brookvale-72', ['complexity'])).toBeNull();
    expect(keyOf('BrookvaleHill', ['complexity'])).toBe('passwordKinds');
  });

  it('adds to the other one for a person of two institutions', () => {
    expect(minLength(['length', 'complexity'])).toBe(12);
    expect(keyOf('Brook-7281', ['length', 'complexity'])).toBe('passwordTooShort');
    expect(keyOf('qmvhrtzpwkdb', ['length', 'complexity'])).toBe('passwordKinds');
    expect(minLength([])).toBe(12);
  });
});
