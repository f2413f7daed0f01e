import { env } from '@/lib/env';
import { fail } from '@/lib/kernel/errors';
import { receiveImport } from '@/lib/processes/import-receive';
import { toRoute } from '@/lib/transport/route';

/** proxy.ts does not match uploads (it would cut them at 10 MB), so the origin is checked here. */
function demandOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin !== new URL(env().APP_URL).origin && origin !== new URL(request.url).origin)
    fail('FORBIDDEN', 'foreignOrigin');
}

/** Takes in a workbook as the request's body, streamed; the address names the module and the file. */
export const POST = toRoute(async (ctx, request) => {
  demandOwnOrigin(request);
  const { searchParams } = new URL(request.url);
  if (!request.body) fail('INVALID', 'fileEmpty');
  const { id } = await receiveImport(ctx, {
    module: searchParams.get('module') ?? '',
    fileName: searchParams.get('name') ?? 'import.xlsx',
    body: request.body,
  });
  return Response.json({ id }, { status: 201 });
});
