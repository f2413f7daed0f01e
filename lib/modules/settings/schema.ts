import { z } from 'zod';
import { id, optionalText, requiredText, version, words } from '@/lib/kernel/fields';
import { DICTIONARIES, PASSWORD_PROFILES, TOTP_RULES } from './words';

const sections = {
  /** `length`: long and not on the list of common ones; `complexity`: kinds of characters, expiry and no return of old ones. */
  password: z.strictObject({ profile: z.enum(PASSWORD_PROFILES).default('length') }),
  totp: z.strictObject({ rule: z.enum(TOTP_RULES).default('optional') }),
  session: z.strictObject({
    idleMinutes: z.int().min(5).max(1440).default(120),
    absoluteMinutes: z.int().min(30).max(43_200).default(720),
  }),
  /**
   * The city where the college is (first four digits of GB/T 2260), how much the enterprise's score counts, in percent, and on which
   * weekday (1 Monday to 7 Sunday; null: on none) the schedule makes mentors' weekly links.
   */
  internship: z.strictObject({
    city: z
      .string()
      .regex(/^\d{4}$/, 'key:notACity')
      .nullable()
      .default(null),
    enterpriseWeight: z.int().min(0).max(100).default(50),
    weeklyLinksOn: z.int().min(1).max(7).nullable().default(null),
  }),
  /** Whether everybody may read what is published, at /open/<code>. */
  open: z.strictObject({ page: z.boolean().default(false) }),
} as const;
type Sections = typeof sections;
export type Settings = { [K in keyof Sections]: z.output<Sections[K]> };

/** The settings that stand in `institutions.settings`. A section that is missing or cannot be read has its defaults: nobody is locked out by it. */
export function parseSettings(stored: unknown): Settings {
  const given = (stored && typeof stored === 'object' ? stored : {}) as Record<string, unknown>;
  const entries = Object.entries(sections).map(([key, schema]) => {
    const read = schema.safeParse(given[key] ?? {});
    return [key, read.success ? read.data : schema.parse({})];
  });
  return Object.fromEntries(entries) as Settings;
}

export const settingsInput = z
  .strictObject(sections)
  .refine((s) => s.session.absoluteMinutes >= s.session.idleMinutes, {
    message: 'key:sessionAbsoluteBelowIdle',
    path: ['session', 'absoluteMinutes'],
  });

export const updateInstitutionInput = z.strictObject({
  version: version(),
  name: requiredText(60),
  shortName: optionalText(20),
  settings: settingsInput,
});

const departmentCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{1,20}$/, 'key:notACode');
export const createDepartmentInput = z.strictObject({ code: departmentCode, name: requiredText(40) });
export const updateDepartmentInput = z.strictObject({
  id: id(),
  version: version(),
  code: departmentCode,
  name: requiredText(40),
});
/** Every id of the list, in the order in which they are to stand. */
const wholeOrder = z.array(z.uuid()).min(1).max(500);
export const orderDepartmentsInput = z.strictObject({ ids: wholeOrder });
export const rowAt = z.strictObject({ id: id(), version: version() });

const entry = { labelZh: requiredText(40), labelEn: requiredText(80), aliases: words(30, 60) };
export const dictionaryInput = z.strictObject({ dictionary: z.enum(DICTIONARIES) });
export const createEntryInput = z.strictObject({
  dictionary: z.enum(DICTIONARIES),
  code: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,60}$/u, 'key:notACode'),
  ...entry,
});
export const updateEntryInput = z.strictObject({ id: id(), version: version(), ...entry });
export const orderEntriesInput = z.strictObject({ dictionary: z.enum(DICTIONARIES), ids: wholeOrder });
