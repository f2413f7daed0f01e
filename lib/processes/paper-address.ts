import 'server-only';
import { env } from '@/lib/env';
import type { Paper } from '@/lib/modules/placements/words';

type Page = { page: number; pages: number };

/** Where the code on a printed form leads: the page that files its scan to the record. The code of one of its pages says which. */
export function paperAddress(paper: Paper, placementId: string, code: string, on?: Page): string {
  const url = new URL(`/internships/scan/${placementId}`, env().APP_URL);
  url.search = new URLSearchParams({ paper, code, ...(on && { page: `${on.page}-${on.pages}` }) }).toString();
  return url.href;
}
