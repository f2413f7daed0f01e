import { coldOpen, inChromium, weightOf } from './browser';
import type { Bench, Subject } from './lines';
import type { Line } from './report';

const COLD_TIMES = 5;

/** What a browser loads and how long it waits; nothing where there is no Chromium. */
export async function browserLines(
  { app, rounds }: Bench,
  { college, person, scenarios }: Subject,
  floor: string,
): Promise<Line[]> {
  const { cookie } = person;
  const at = (name: string) => scenarios.find((each) => each.name === name)?.path ?? '/';
  const routes = [
    '/',
    '/partners',
    at('record'),
    '/partners/new',
    '/dashboard',
    '/agreements',
    '/visits',
    '/needs',
    '/settings/people',
  ];
  const lines = await inChromium(async (browser) => {
    const scripts: Line[] = [];
    for (const route of routes) {
      const { own, framework } = await weightOf(browser, app + route, cookie);
      const what = `script of ${route === at('record') ? '/partners/[id]' : route}`;
      scripts.push({
        college,
        what,
        value: own,
        unit: 'KB gzip',
        aim: { atMost: 60 },
        note: `framework ${framework.toFixed(0)}`,
      });
    }
    const times = COLD_TIMES + rounds * 2;
    const ours = await coldOpen(browser, `${app}/partners`, cookie, times);
    const bare = await coldOpen(browser, `${floor}/page/list`, cookie, times);
    const note = `${ours.toFixed(0)} ms, bare ${bare.toFixed(0)} ms`;
    return [
      ...scripts,
      { college, what: 'list opened cold : bare page', value: ours / bare, unit: 'x time', aim: { atMost: 2 }, note },
    ];
  });
  return lines ?? [];
}
