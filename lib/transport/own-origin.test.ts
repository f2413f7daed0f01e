import { describe, expect, it, vi } from 'vitest';
import { isOwnOrigin } from './own-origin';

vi.mock('@/lib/env', () => ({ env: () => ({ APP_URL: 'https://portal.example.edu' }) }));

const asked = (origin?: string) =>
  isOwnOrigin(new Headers({ host: '127.0.0.1:3000', ...(origin !== undefined && { origin }) }));

describe('isOwnOrigin', () => {
  it('takes the address of the installation and the host that was asked', () => {
    expect(asked('https://portal.example.edu')).toBe(true);
    expect(asked('http://127.0.0.1:3000')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'null',
    'https://elsewhere.example',
    'http://portal.example.edu',
    'https://portal.example.edu.elsewhere.example',
    'http://127.0.0.1:3001',
  ])('refuses %s', (origin) => expect(asked(origin)).toBe(false));
});
