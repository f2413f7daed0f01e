import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { optionalCtx } from '@/lib/auth/context';
import type { Ctx } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { currentPath } from './request';

/** The context of a signed-in page; leads to the sign-in page when there is none. */
export async function pageCtx(): Promise<Ctx> {
  const ctx = await optionalCtx();
  if (!ctx) redirect(`/login?next=${encodeURIComponent(await currentPath())}`);
  return ctx;
}

/** A query as a page calls it: signs in first, shows the page for what is not there or not allowed. */
export function forPage<Out>(query: (ctx: Ctx, input: unknown) => Promise<Out>) {
  return async (input: unknown): Promise<Out> => {
    const ctx = await pageCtx();
    try {
      return await query(ctx, input);
    } catch (error) {
      if (error instanceof AppError) {
        if (error.code === 'NOT_FOUND' || error.code === 'INVALID') notFound();
        if (error.code === 'FORBIDDEN') forbidden();
      }
      throw error;
    }
  };
}
