import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

/** The module as a process with these keys has it. */
async function withKeys(keys: string) {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgresql://127.0.0.1/x');
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(40));
  vi.stubEnv('ENCRYPTION_KEYS', keys);
  return import('./crypto');
}

afterEach(() => vi.unstubAllEnvs());

describe('encrypted text', () => {
  it('comes back whatever it was, and shows nothing of itself', async () => {
    const { encryptText, decryptText } = await withKeys(key('a', 1));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const bytes = encryptText(text);
        expect(decryptText(bytes)).toBe(text);
        if (text.length > 5) expect(bytes.includes(Buffer.from(text))).toBe(false);
      }),
    );
    expect(encryptText('13800001234')).not.toEqual(encryptText('13800001234'));
  });

  it('is refused when a single byte of it was changed', async () => {
    const { encryptText, decryptText } = await withKeys(key('a', 1));
    const bytes = encryptText('13800001234');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => decryptText(changed), `byte ${place}`).toThrow();
    }
    for (const length of [0, 1, 5, bytes.length - 1]) expect(() => decryptText(bytes.subarray(0, length))).toThrow();
  });

  it('stays readable with the old key behind a new one, which writes', async () => {
    const old = (await withKeys(key('a', 1))).encryptText('13800001234');
    const rotated = await withKeys(`${key('b', 2)},${key('a', 1)}`);
    expect(rotated.decryptText(old)).toBe('13800001234');
    const fresh = rotated.encryptText('13800001234');
    const { decryptText } = await withKeys(key('b', 2));
    expect(decryptText(fresh)).toBe('13800001234');
    expect(() => decryptText(old)).toThrow(/not at hand/);
  });
});

describe('the blind index', () => {
  it('is equal for equal text of one purpose only, and stays when a key is added', async () => {
    const { blindIndex } = await withKeys(key('a', 1));
    const index = blindIndex('13800001234');
    expect(blindIndex('13800001234')).toEqual(index);
    expect(blindIndex('13800001235')).not.toEqual(index);
    expect(blindIndex('13800001234', 'idCard')).not.toEqual(index);
    expect((await withKeys(`${key('b', 2)},${key('a', 1)}`)).blindIndex('13800001234')).toEqual(index);
    expect((await withKeys(key('c', 3))).blindIndex('13800001234')).not.toEqual(index);
  });
});
