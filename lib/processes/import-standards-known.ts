import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { CARRYING_ROLES, governedPlatforms } from '@/lib/modules/governance/policy';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';

type Named = { id: string; name: string };
/** An indicator that is there: its columns as they are kept for taking an import back, and its values in the words of a sheet. */
export type KnownIndicator = {
  id: string;
  version: number;
  columns: {
    parentId: string | null;
    code: string;
    name: string;
    type: string | null;
    observation: string | null;
    maxScore: string | null;
    selfScore: string | null;
    met: boolean | null;
    assessedOn: string | null;
    evidence: string | null;
    ownerId: string | null;
  };
  values: Record<string, ReadValue>;
};

export type KnownTrees = {
  /** The platform of that name; without a name the only one that there is. */
  platformOf: (name: string | null) => Named | null;
  /** An indicator of a tree (platform and year): by its number, else by its branches and name. */
  find: (tree: string, by: { code: string | null; path: string }) => KnownIndicator | null;
  ownerOf: (name: string | null) => { id: string | null; name: string | null; problem?: string };
};

const blanks = /\s+/g;

/** The trees of the platforms that the caller may change, and the people to whom indicators can be given. */
export async function readKnownTrees(tx: Tx, ctx: Ctx): Promise<KnownTrees> {
  const platforms = (await tx.platform.findMany({ where: governedPlatforms(ctx) })).filter((platform) =>
    mayOnPlatform(ctx, 'governance.write', platform),
  );
  const consortia = platforms.filter(({ kind }) => kind === 'CONSORTIUM');
  const byName = new Map(platforms.map((platform) => [platform.name.replaceAll(blanks, ''), platform]));
  const indicators = await readKnownIndicators(tx, ctx);
  const people = await tx.membership.findMany({
    where: { institutionId: ctx.institutionId, role: { in: CARRYING_ROLES }, endedAt: null },
    select: { id: true, user: { select: { name: true } } },
  });
  return {
    platformOf: (name) =>
      name === null
        ? consortia.length === 1
          ? (consortia[0] ?? null)
          : null
        : (byName.get(name.replaceAll(blanks, '')) ?? null),
    find: (tree, { code, path }) =>
      (code && indicators.get(`${tree} code ${code}`)) || (indicators.get(`${tree} path ${path}`) ?? null),
    ownerOf: (name) => {
      const found = name === null ? [] : people.filter(({ user }) => user.name === name);
      if (name === null || found.length === 1) return { id: found[0]?.id ?? null, name };
      return { id: null, name: null, problem: found.length === 0 ? 'unknown-person' : 'ambiguous-person' };
    },
  };
}

/** Every indicator, by its number and by its branches and name. */
async function readKnownIndicators(tx: Tx, ctx: Ctx): Promise<Map<string, KnownIndicator>> {
  const nodes = await tx.standardNode.findMany({
    where: { institutionId: ctx.institutionId, depth: 3 },
    orderBy: { id: 'desc' },
    include: { parent: { select: { name: true, parent: { select: { name: true } } } } },
  });
  const names = await personNames(tx, ctx);
  const known = new Map<string, KnownIndicator>();
  for (const { id, version, parent, platformId, year, ...node } of nodes) {
    const [first, second] = [parent?.parent?.name ?? '', parent?.name ?? ''];
    const { parentId, code, name, type, observation, met, evidence, ownerId } = node;
    const scores = {
      maxScore: node.maxScore === null ? null : String(node.maxScore.toNumber()),
      selfScore: node.selfScore === null ? null : String(node.selfScore.toNumber()),
    };
    const columns = {
      ...{ parentId, code, name, type, observation, ...scores, met, evidence, ownerId },
      assessedOn: node.assessedOn?.toISOString() ?? null,
    };
    const owner = ownerId ? (names[ownerId] ?? null) : null;
    const values = { first, second, code, name, kind: type, observation, ...scores, met, evidence, owner };
    const indicator = { id, version, columns, values };
    known.set(`${platformId} ${year} path ${JSON.stringify([first, second, name])}`, indicator);
    known.set(`${platformId} ${year} code ${code}`, indicator);
  }
  return known;
}
