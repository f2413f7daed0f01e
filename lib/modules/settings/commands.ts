import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { addEntry, changeEntry, demandOwnWords } from './entries';
import { readDepartments, readInstitution } from './queries';
import {
  createDepartmentInput,
  createEntryInput,
  orderDepartmentsInput,
  orderEntriesInput,
  rowAt,
  updateDepartmentInput,
  updateEntryInput,
  updateInstitutionInput,
} from './schema';
import type { Dictionary } from './words';

export const updateInstitution = defineCommand({
  name: 'settings.update-institution',
  permission: 'settings.institution',
  input: updateInstitutionInput,
  run: async ({ tx, ctx, input }) => {
    const { version, ...data } = input;
    // The institution is its own tenant: its row has no institution_id.
    const { count } = await tx.institution.updateMany({
      where: { id: ctx.institutionId, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: await readInstitution(tx, ctx) });
    return { id: ctx.institutionId };
  },
});

type Ordered = { id: string; position: number };

/** Writes positions 1, 2, 3 … where they differ. Throws CONFLICT when the ids are not the whole list (somebody added to it meanwhile). */
async function writeOrder(
  rows: Ordered[],
  ids: string[],
  write: (id: string, position: number) => Promise<unknown>,
): Promise<void> {
  const known = new Map(rows.map((row) => [row.id, row.position]));
  if (new Set(ids).size !== known.size || ids.some((id) => !known.has(id))) fail('CONFLICT', 'changedByOther');
  for (const [index, id] of ids.entries()) if (known.get(id) !== index + 1) await write(id, index + 1);
}

// ---- departments ----

async function demandFreeDepartment(tx: Tx, ctx: Ctx, input: { id?: string; code: string; name: string }) {
  const others = { institutionId: ctx.institutionId, NOT: { id: input.id } };
  if (await tx.department.count({ where: { ...others, code: input.code } })) failField('code', 'departmentCodeTaken');
  if (await tx.department.count({ where: { ...others, name: input.name } })) failField('name', 'departmentNameTaken');
}

async function changeDepartment(tx: Tx, ctx: Ctx, at: { id: string; version: number }, data: object) {
  await updateVersioned(
    tx.department,
    { institutionId: ctx.institutionId, id: at.id, version: at.version },
    data,
    async () => (await readDepartments(tx, ctx, at.id))[0],
  );
  return { id: at.id };
}

export const createDepartment = defineCommand({
  name: 'settings.create-department',
  permission: 'settings.departments',
  input: createDepartmentInput,
  run: async ({ tx, ctx, input }) => {
    await demandFreeDepartment(tx, ctx, input);
    const at = { institutionId: ctx.institutionId };
    const last = await tx.department.aggregate({ where: at, _max: { position: true } });
    const id = newId();
    await tx.department.create({ data: { ...at, id, ...input, position: (last._max.position ?? 0) + 1 } });
    return { id };
  },
});

export const updateDepartment = defineCommand({
  name: 'settings.update-department',
  permission: 'settings.departments',
  input: updateDepartmentInput,
  run: async ({ tx, ctx, input }) => {
    await demandFreeDepartment(tx, ctx, input);
    return changeDepartment(tx, ctx, input, { code: input.code, name: input.name });
  },
});

/** Closed: offered nowhere any more; what hangs on it stays. */
export const closeDepartment = defineCommand({
  name: 'settings.close-department',
  permission: 'settings.departments',
  input: rowAt,
  run: ({ tx, ctx, input }) => changeDepartment(tx, ctx, input, { closedOn: toDbDate(ctx.today) }),
});

export const reopenDepartment = defineCommand({
  name: 'settings.reopen-department',
  permission: 'settings.departments',
  input: rowAt,
  run: ({ tx, ctx, input }) => changeDepartment(tx, ctx, input, { closedOn: null }),
});

export const orderDepartments = defineCommand({
  name: 'settings.order-departments',
  permission: 'settings.departments',
  input: orderDepartmentsInput,
  run: async ({ tx, ctx, input }) => {
    const at = { institutionId: ctx.institutionId };
    const rows = await tx.department.findMany({ where: at, select: { id: true, position: true } });
    await writeOrder(rows, input.ids, (id, position) =>
      tx.department.updateMany({ where: { ...at, id }, data: { position } }),
    );
    return { count: input.ids.length };
  },
});

// ---- dictionaries ----

export const createEntry = defineCommand({
  name: 'settings.create-entry',
  permission: 'settings.dictionaries',
  input: createEntryInput,
  run: async ({ tx, ctx, input }) => {
    await demandOwnWords(tx, ctx, input.dictionary, input);
    return addEntry(tx, ctx, input);
  },
});

/** The code stays: records hold it. */
export const updateEntry = defineCommand({
  name: 'settings.update-entry',
  permission: 'settings.dictionaries',
  input: updateEntryInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...data } = input;
    const held = await tx.dictionaryEntry.findFirst({
      where: { institutionId: ctx.institutionId, id },
      select: { dictionary: true },
    });
    if (held) await demandOwnWords(tx, ctx, held.dictionary as Dictionary, { id, ...data });
    return changeEntry(tx, ctx, { id, version }, data);
  },
});

/** Retired: offered nowhere any more, but records that hold it still show its label. */
export const retireEntry = defineCommand({
  name: 'settings.retire-entry',
  permission: 'settings.dictionaries',
  input: rowAt,
  run: ({ tx, ctx, input }) => changeEntry(tx, ctx, input, { retiredOn: toDbDate(ctx.today) }),
});

export const restoreEntry = defineCommand({
  name: 'settings.restore-entry',
  permission: 'settings.dictionaries',
  input: rowAt,
  run: ({ tx, ctx, input }) => changeEntry(tx, ctx, input, { retiredOn: null }),
});

export const orderEntries = defineCommand({
  name: 'settings.order-entries',
  permission: 'settings.dictionaries',
  input: orderEntriesInput,
  run: async ({ tx, ctx, input }) => {
    const at = { institutionId: ctx.institutionId };
    const rows = await tx.dictionaryEntry.findMany({
      where: { ...at, dictionary: input.dictionary },
      select: { id: true, position: true },
    });
    await writeOrder(rows, input.ids, (id, position) =>
      tx.dictionaryEntry.updateMany({ where: { ...at, id }, data: { position } }),
    );
    return { count: input.ids.length };
  },
});
