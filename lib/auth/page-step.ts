import 'server-only';
import { redirect } from 'next/navigation';
import { signedIn } from './context';
import { nextPath } from './next-path';
import type { Signed } from './sessions';
import type { Stage } from './stage';

const PAGES: Record<Exclude<Stage, 'expired' | 'ready'>, string> = {
  choose: '/choose',
  password: '/password',
  totp: '/totp',
};

/** Leads a person who is signed in to the page of the step that is still missing, or to where the person was going. */
export function leadOn(signed: Signed, next: string): never {
  if (signed.stage === 'ready') redirect(next);
  redirect(`${PAGES[signed.stage]}?${new URLSearchParams({ next })}`);
}

/** For the page of a step: the session that is at it, with the path to go on to. Leads everybody else away. */
export async function demandStage(
  stages: readonly Stage[],
  search: Promise<{ next?: string | string[] }>,
): Promise<{ signed: Signed; next: string }> {
  const next = nextPath((await search).next);
  const signed = await signedIn();
  if (!signed) redirect(`/login?${new URLSearchParams({ next })}`);
  if (!stages.includes(signed.stage)) leadOn(signed, next);
  return { signed, next };
}
