import 'server-only';
import { inAuth } from '@/lib/db/door';
import { parseSettings } from '@/lib/modules/settings/schema';

export type OpenCollege = { code: string; name: string };

/** The institutions of this installation that show a page to everybody, by name: what anybody may know of them. */
export async function openColleges(requestId: string): Promise<OpenCollege[]> {
  const at = { actor: 'visitor', command: 'query', requestId };
  const all = await inAuth(at, (tx) =>
    tx.institution.findMany({
      select: { code: true, name: true, settings: true },
      orderBy: [{ name: 'asc' }, { code: 'asc' }],
    }),
  );
  return all.filter(({ settings }) => parseSettings(settings).open.page).map(({ code, name }) => ({ code, name }));
}
