import 'server-only';
import { env } from '@/lib/env';
import type { Paper } from '@/lib/modules/placements/words';

/** Where the code on a printed form leads: the page that files its scan to the record. */
export function paperAddress(paper: Paper, placementId: string, code: string): string {
  const url = new URL(`/internships/scan/${placementId}`, env().APP_URL);
  url.search = new URLSearchParams({ paper, code }).toString();
  return url.href;
}
