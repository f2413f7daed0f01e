import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';

export type TreeAt = { institutionId: string; platformId: string; year: number };
type Place = { code: string; position: number };

/** Whatever of a tree a new node has to fit in with. */
export type Grown = {
  id: string;
  parentId: string | null;
  depth: number;
  code: string;
  name: string;
  position: number;
};

/** The tree's nodes as a new one has to fit in with them. */
export function readGrown(tx: Tx, at: TreeAt): Promise<Grown[]> {
  const select = { id: true, parentId: true, depth: true, code: true, name: true, position: true };
  return tx.standardNode.findMany({ where: at, orderBy: [{ position: 'asc' }, { id: 'asc' }], select });
}

/** The place after the last below a parent, with the first free number of its level: 2, 2.1, 2.1.3. What is reserved is not free. */
export function placeBelow(grown: readonly Grown[], parent: Grown | null, reserved = new Set<string>()): Place {
  const depth = (parent?.depth ?? 0) + 1;
  const siblings = grown.filter((node) => node.depth === depth && node.parentId === (parent?.id ?? null));
  const taken = new Set(grown.filter((node) => node.depth === depth).map(({ code }) => code));
  const position = Math.max(-1, ...siblings.map((node) => node.position)) + 1;
  const codeOf = (n: number) => (parent ? `${parent.code}.${n}` : String(n));
  let n = siblings.length + 1;
  while (taken.has(codeOf(n)) || reserved.has(codeOf(n))) n += 1;
  return { code: codeOf(n), position };
}

type Wanted = { tx: Tx; ctx: Ctx; at: TreeAt; importBatchId?: string };

/** Adds a branch below a parent, or of the first level, and to `grown`. */
export async function growBranch(
  { tx, at, importBatchId }: Wanted,
  grown: Grown[],
  parent: Grown | null,
  name: string,
) {
  const node = { id: newId(), parentId: parent?.id ?? null, depth: (parent?.depth ?? 0) + 1, name };
  const branch: Grown = { ...node, ...placeBelow(grown, parent) };
  await tx.standardNode.create({ data: { ...at, ...branch, importBatchId } });
  grown.push(branch);
  return branch;
}
