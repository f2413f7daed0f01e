import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { Permission } from '@/lib/authz/catalogue';
import type { Ctx } from '@/lib/kernel/context';

/** A query or command as the suites call it, by the name of its module and export. */
export type Operation = ((ctx: Ctx, input: unknown, key?: unknown) => Promise<unknown>) & {
  readonly kind: 'query' | 'command';
  readonly permission: Permission;
  readonly input: z.ZodType;
  readonly command?: string;
};

const FOLDERS = ['lib/modules', 'lib/processes'] as const;
const isOperation = (value: unknown): value is Operation =>
  typeof value === 'function' && 'kind' in value && 'permission' in value && 'input' in value;

/** Every exported operation of the project: `partners.createPartner`, `processes.mergePartners`. */
export async function allOperations(): Promise<Map<string, Operation>> {
  const found = new Map<string, Operation>();
  for (const folder of FOLDERS) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && path.basename(file) !== 'actions.ts')
      .sort();
    for (const file of files) {
      const loaded = (await import(path.resolve(folder, file))) as Record<string, unknown>;
      const module = folder === 'lib/processes' ? 'processes' : path.dirname(file);
      for (const [name, value] of Object.entries(loaded)) if (isOperation(value)) found.set(`${module}.${name}`, value);
    }
  }
  return found;
}
