import { searchWhere } from './tokens';

/** A Prisma condition on a `searchTokens` column for what was typed; nothing typed is no condition. */
export function tokensMatch(q: string | undefined): { OR?: { searchTokens: { hasEvery: string[] } }[] } {
  const alternatives = q ? searchWhere(q) : [];
  return alternatives.length > 0 ? { OR: alternatives.map(({ all }) => ({ searchTokens: { hasEvery: all } })) } : {};
}
