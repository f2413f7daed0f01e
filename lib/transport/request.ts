import 'server-only';
import { headers } from 'next/headers';
import { newId } from '@/lib/kernel/id';

/** The id that proxy.ts gave this request; it stands in the logs, the audit and on error pages. */
export async function requestId(): Promise<string> {
  return (await headers()).get('x-request-id') ?? newId();
}

/** Path and query of the page being shown, as proxy.ts noted it. */
export async function currentPath(): Promise<string> {
  return (await headers()).get('x-path') ?? '/';
}
