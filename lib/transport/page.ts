import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { cache } from 'react';
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

type Answers = Map<string, Promise<unknown>>;
const answersOfRequest = cache(() => new Map<unknown, Answers>());

/** What this request's pages asked of a query already. */
function answersOf(query: unknown): Answers {
  const all = answersOfRequest();
  const known = all.get(query) ?? new Map();
  all.set(query, known);
  return known;
}

/** A query as a page calls it: signs in first, shows the page for what is not there or not allowed. The title and the body of a page that ask the same get one reading. */
export function forPage<Out>(query: (ctx: Ctx, input: unknown) => Promise<Out>) {
  return async (input: unknown): Promise<Out> => {
    const ctx = await pageCtx();
    const [answers, key] = [answersOf(query), JSON.stringify(input)];
    const answer = (answers.get(key) as Promise<Out> | undefined) ?? query(ctx, input);
    answers.set(key, answer);
    return answer.catch(asPage);
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
