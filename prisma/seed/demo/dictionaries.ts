import type { Prisma } from '@/lib/db/generated/client';
import entries from './dictionaries.json';
import type { World } from './world';

/** The college's own lists: chains, ownership, kinds of cooperation. */
export function dictionaryRows({
  institutionId,
  college,
  random,
}: Pick<World, 'institutionId' | 'college' | 'random'>): Prisma.DictionaryEntryCreateManyInput[] {
  return entries.map(({ dictionary, code, zh, en, aliases, introduction }, position) => ({
    institutionId,
    id: random.id(),
    dictionary,
    code: college.tag(code),
    labelZh: college.mark(zh),
    labelEn: college.mark(en),
    aliases: aliases.map(college.mark),
    introduction: introduction ? college.mark(introduction) : null,
    position,
  }));
}

/** The codes of one dictionary as partners hold them. */
export function codesOf({ college }: World, dictionary: string): string[] {
  return entries.filter((entry) => entry.dictionary === dictionary).map((entry) => college.tag(entry.code));
}
