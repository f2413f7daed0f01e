import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { optionalCtx } from '@/lib/auth/context';
import type { Ctx } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { inOneRead, type Reader } from '@/lib/kernel/operation';
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
    return query(ctx, input).catch(asPage);
  };
}

/** The queries of a page in one transaction, one after the other; shows the page for what is not there or not allowed. */
export async function readPage<T>(fn: (read: Reader) => Promise<T>): Promise<T> {
  return inOneRead(await pageCtx(), fn).catch(asPage);
}

function asPage(error: unknown): never {
  if (error instanceof AppError) {
    if (error.code === 'NOT_FOUND' || error.code === 'INVALID') notFound();
    if (error.code === 'FORBIDDEN') forbidden();
  }
  throw error;
}
