import { Secret, TOTP } from 'otpauth';

/** The code that an authenticator app shows for the secret, some steps of 30 seconds from now. */
export function codeFor(secret: string | undefined, steps = 0): string {
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret ?? '') });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}
