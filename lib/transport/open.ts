import 'server-only';
import { notFound } from 'next/navigation';
import { openCtx } from '@/lib/auth/open-context';
import type { Ctx } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';

/** A query as an open page calls it; shows the page for what is not published. Null when the visitor asked too often. */
export async function forOpen<Out>(
  college: string,
  query: (ctx: Ctx, input: unknown) => Promise<Out>,
  input: unknown,
): Promise<Out | null> {
  try {
    const ctx = await openCtx(college);
    return ctx ? await query(ctx, input) : notFound();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'TOO_MANY') return null;
    if (error.code === 'NOT_FOUND' || error.code === 'INVALID') notFound();
    throw error;
  }
}
