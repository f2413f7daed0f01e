import 'server-only';
import { z } from 'zod';
import { grantOf, PERMISSIONS } from '@/lib/authz/catalogue';
import { ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { dictionaryInput, parseSettings, type Settings } from './schema';
import type { DepartmentRow, DictionaryWords, EntryRow, InstitutionForm, PermissionGroup } from './types';
import type { Dictionary } from './words';

/** An institution's settings with the defaults filled in; the defaults alone when it is not visible. */
export async function readSettings(tx: Tx, institutionId: string): Promise<Settings> {
  const row = await tx.institution.findFirst({ where: { id: institutionId }, select: { settings: true } });
  return parseSettings(row?.settings);
}

/** What the form edits, as it is now. */
export async function readInstitution(tx: Tx, ctx: Ctx): Promise<InstitutionForm | null> {
  const row = await tx.institution.findFirst({
    where: { id: ctx.institutionId },
    select: { version: true, code: true, name: true, shortName: true, settings: true },
  });
  return row && { ...row, settings: parseSettings(row.settings) };
}

export const getInstitution = defineQuery({
  permission: 'settings.institution',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => (await readInstitution(tx, ctx)) ?? notFound(),
});

/** Departments in the college's order, closed ones included, with how much hangs on each; `id` narrows to one. */
export async function readDepartments(tx: Tx, ctx: Ctx, id?: string): Promise<DepartmentRow[]> {
  const rows = await tx.department.findMany({
    where: { institutionId: ctx.institutionId, id },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      version: true,
      code: true,
      name: true,
      closedOn: true,
      _count: { select: { memberships: { where: { endedAt: null } }, partners: true } },
    },
  });
  return rows.map(({ _count, closedOn, ...row }) => ({
    ...row,
    closedOn: fromDbDate(closedOn),
    members: _count.memberships,
    partners: _count.partners,
  }));
}

export const listDepartments = defineQuery({
  permission: 'settings.departments',
  input: z.strictObject({}),
  run: ({ tx, ctx }) => readDepartments(tx, ctx),
});

/** Entries in their order, retired ones included; `where` names a dictionary or one entry. */
export async function readEntries(
  tx: Tx,
  ctx: Ctx,
  where: { dictionary: string } | { id: string },
): Promise<EntryRow[]> {
  const rows = await tx.dictionaryEntry.findMany({
    where: { institutionId: ctx.institutionId, ...where },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    select: { id: true, version: true, code: true, labelZh: true, labelEn: true, aliases: true, retiredOn: true },
  });
  return rows.map((row) => ({ ...row, retiredOn: fromDbDate(row.retiredOn) }));
}

export const listEntries = defineQuery({
  permission: 'settings.dictionaries',
  input: dictionaryInput,
  run: ({ tx, ctx, input }) => readEntries(tx, ctx, input),
});

/** The catalogue as a table: permissions by group, each with every role's grant. */
export const permissionMatrix = defineQuery({
  permission: 'settings.permissions',
  input: z.strictObject({}),
  run: async (): Promise<PermissionGroup[]> => {
    const groups = new Map<string, PermissionGroup>();
    for (const permission of PERMISSIONS) {
      const key = permission.slice(0, permission.indexOf('.'));
      const group = groups.get(key) ?? { key, rows: [] };
      group.rows.push({ permission, grants: ROLES.map((role) => ({ role, grant: grantOf(role, permission) })) });
      groups.set(key, group);
    }
    return [...groups.values()];
  },
});

/** The college's words of every dictionary in the reader's language, retired ones last. Few and read by every page, so kept until something is written. */
export function dictionaryWords(tx: Tx, ctx: Ctx): Promise<DictionaryWords> {
  return counted(tx, ctx, `dictionaries.${ctx.locale}`, {}, async () => {
    const rows = await tx.dictionaryEntry.findMany({
      where: { institutionId: ctx.institutionId },
      orderBy: [{ retiredOn: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }, { code: 'asc' }],
      select: { id: true, dictionary: true, code: true, labelZh: true, labelEn: true, retiredOn: true },
    });
    const of = (dictionary: Dictionary) =>
      rows
        .filter((row) => row.dictionary === dictionary)
        .map(({ id, code, labelZh, labelEn, retiredOn }) => ({
          id,
          code,
          label: ctx.locale === 'en' ? labelEn : labelZh,
          retired: retiredOn !== null,
        }));
    return { CHAIN: of('CHAIN'), OWNERSHIP: of('OWNERSHIP'), COOPERATION: of('COOPERATION') };
  });
}

/** The dictionaries for screens that show or offer their words. */
export const dictionaries = defineQuery({
  permission: 'reference.read',
  input: z.strictObject({}),
  run: ({ tx, ctx }) => dictionaryWords(tx, ctx),
});
