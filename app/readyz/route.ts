import { readiness } from '@/lib/jobs/readiness';

export const dynamic = 'force-dynamic';

/** Whether this server can take requests: 200, or 503 with what is wrong. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
