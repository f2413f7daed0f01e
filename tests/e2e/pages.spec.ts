import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import type { Locale } from '@/lib/i18n/locales';
import { expectSoundPage, expectWholePage, portalRoutes, signIn, speak, test } from './support';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

// Records whose list stands at another address than their own.
const LISTS: Readonly<Record<string, string>> = {
  '/imports': '/settings/imports',
  '/platforms': '/platforms/consortia',
};

// Where a record is found that the page is for: only an open one may be changed by whoever walks, only a centre has rooms.
const FOUND_AT: Readonly<Record<string, string>> = {
  '/agreements/[id]/edit': '/agreements?state=DRAFT',
  '/order-classes/[id]/edit': '/order-classes?state=RUNNING',
  '/internships/placements/[id]/edit': '/internships/placements?state=STARTED',
  '/internships/placements/[id]/move': '/internships/placements?state=STARTED',
  '/internships/scan/[id]': '/internships/placements?state=STARTED',
  '/internships/placements/[id]/visit': '/internships/placements?state=STARTED',
  '/internships/visits/[id]': '/internships/today',
  '/internships/visits/[id]/edit': '/internships/today',
  '/internships/plans/[id]/edit': '/internships/plans?state=APPROVED',
  '/internships/plans/[id]/choice': '/internships/plans?state=APPROVED',
  '/platforms/[id]/timetable': '/platforms/practice-centres',
  '/platforms/[id]/council': '/platforms/consortia',
  '/platforms/[id]/indicators': '/platforms/consortia',
  '/platforms/documents/[id]': '/platforms/[id]/council',
  '/platforms/meetings/[id]': '/platforms/resolutions',
  '/platforms/inspections/[id]': '/platforms/findings',
  '/platforms/years/[id]': '/platforms/years',
};
// Pages that are not the administrator's.
const READERS: Readonly<Record<string, Role>> = {
  '/partners/[id]/profile': 'LIAISON',
  '/internships/interns': 'MENTOR',
  '/internships/choice': 'STUDENT',
  '/internships/choice/own': 'STUDENT',
  '/internships/signing': 'OFFICE',
  '/internships/visits/[id]/edit': 'TEACHER',
};

/** The route's address; for one of a record, that of the first that its list leads to, and of the list when it is empty. */
async function addressOf(page: Page, route: string): Promise<string> {
  const [folder = '', rest] = route.split('/[id]');
  if (rest === undefined) return route;
  const list = await addressOf(page, FOUND_AT[route] ?? LISTS[folder] ?? folder);
  await page.goto(list);
  const links = await page
    .locator(`main a[href^="${folder}/"]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  const found = links.map((href) => new RegExp(`^${folder}/${UUID}`).exec(href)?.[0]).find(Boolean);
  return found ? `${found}${rest}` : list;
}

for (const route of portalRoutes())
  test(`${route}: on a desk, on a phone, and in English where its longer words have the least room`, async ({
    page,
    baseURL,
  }) => {
    const reader = READERS[route];
    if (reader) await page.context().clearCookies();
    if (reader) await signIn(page, reader);
    await page.setViewportSize(WIDE);
    await speak(page, 'zh-CN', baseURL);
    const address = await addressOf(page, route);
    const open = async (locale: Locale) => {
      const response = await page.goto(address);
      expect(response?.status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    };
    await open('zh-CN');
    await expectSoundPage(page);
    await page.setViewportSize(PHONE);
    await expectWholePage(page);
    await speak(page, 'en', baseURL);
    await open('en');
    await expectSoundPage(page);
  });
