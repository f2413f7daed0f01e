import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((v) => v === '1' || v === 'true');

/** `id:base64` pairs of 32 bytes, comma-separated, newest first. */
const encryptionKeys = z.string().transform((text, ctx) =>
  text.split(',').map((part) => {
    const [id = '', secret = ''] = part.trim().split(':');
    const bytes = Buffer.from(secret, 'base64');
    if (!/^[\w.-]{1,32}$/.test(id) || bytes.length !== 32)
      ctx.addIssue({ code: 'custom', message: 'ENCRYPTION_KEYS: id:base64 of 32 bytes, comma-separated' });
    return { id, secret: bytes };
  }),
);

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** The application's role: neither owner nor superuser. */
  DATABASE_URL: z.url(),
  /** The owner's role, for migrations and the job tables. */
  DATABASE_OWNER_URL: z.url().optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(20),
  AUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEYS: encryptionKeys,
  /** The address that people type; origin checks and links in mails go by it. */
  APP_URL: z.url().default('http://127.0.0.1:3000'),
  DATA_DIR: z.string().default('.data'),
  UPLOAD_MAX_MB: z.coerce.number().min(1).max(500).default(20),
  SCAN_MAX_MB: z.coerce.number().min(1).max(500).default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DISABLE_JOBS: flag,
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('rongqiao@localhost'),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the OIDC button says; the issuer's host when not given. */
  OIDC_NAME: z.string().optional(),
});

export type Env = z.infer<typeof settings>;
let parsed: Env | undefined;

/** The settings of this process. Throws an error that names every setting that is missing or wrong. */
export function env(): Env {
  if (!parsed) {
    // A setting given as an empty text is one that was not given.
    const given = Object.fromEntries(Object.entries(process.env).filter(([, v]) => v !== ''));
    const result = settings.safeParse(given);
    if (!result.success)
      throw new Error(`Settings: ${result.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`);
    parsed = result.data;
  }
  return parsed;
}
