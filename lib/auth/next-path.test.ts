import { expect, it } from 'vitest';
import { nextPath } from './next-path';

it.each(['/', '/partners?q=%E5%8C%85&page=2', '/needs/1/edit', '/a//b', '/loginx'])('keeps %s', (path) =>
  expect(nextPath(path)).toBe(path),
);

it.each([
  '',
  'partners',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '\\\\elsewhere.example',
  'https://elsewhere.example/',
  'javascript:alert(1)',
  '/login?next=/login',
  '/api/exports/partners',
  `/${'a'.repeat(2000)}`,
  undefined,
  ['/partners'],
])('goes home instead of %s', (path) => expect(nextPath(path)).toBe('/'));
