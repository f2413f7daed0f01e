import { newId } from '@/lib/kernel/id';
import { issueLinks } from '@/lib/modules/links/commands';
import { linkCandidates } from '@/lib/modules/links/queries';
import { LINK_KINDS } from '@/lib/modules/links/words';
import { inChromium, weightOf } from './browser';
import type { Subject } from './lines';
import type { Line } from './report';

/** KB that the page of a one-tap link may weigh above the framework. */
const WEIGHT = 20;

/** What the page of a one-tap link weighs, for each kind that somebody of the college could be sent. */
export async function linkLines({ college, person: { ctx } }: Subject): Promise<Line[]> {
  const urls: [kind: string, url: string][] = [];
  for (const kind of LINK_KINDS) {
    const party = kind === 'SIGN' ? ('STUDENT' as const) : undefined;
    const found = (await linkCandidates(ctx, { kind, party })).find((each) => !each.lacks && !each.open);
    if (!found) continue;
    const input = { kind, party: party ?? null, days: 7, recordIds: found.recordIds };
    const { links } = await issueLinks(ctx, input, newId());
    for (const { url } of links.slice(0, 1)) urls.push([kind, url]);
  }
  const lines = await inChromium(async (browser) => {
    const all: Line[] = [];
    for (const [kind, url] of urls) {
      const { own, page, framework } = await weightOf(browser, url);
      const note = `document and styles ${page.toFixed(1)}, framework ${framework.toFixed(0)}`;
      all.push({ college, what: `script of /t (${kind})`, value: own, unit: 'KB gzip', aim: { atMost: WEIGHT }, note });
    }
    return all;
  });
  return lines ?? [];
}
