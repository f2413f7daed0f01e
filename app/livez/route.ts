export const dynamic = 'force-dynamic';

/** Whether the process answers; asks nobody else. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
}
