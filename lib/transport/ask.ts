import 'server-only';
import { redirect } from 'next/navigation';
import { contextOfAsker } from '@/lib/auth/open-context';
import { currentVisitor } from '@/lib/auth/visitor';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { errorOf } from './action';
import { requestId } from './request';
import type { ActionError } from './result';

/** What a form of the open page gets back: what is wrong, and what was filled in, so that a page without scripts shows it again. */
export type Asked = { ok: false; error: ActionError; values: Record<string, string> };

function read(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && !name.startsWith('$')) values[name] = value;
  return values;
}

type Command = (ctx: Ctx, input: unknown, key?: unknown) => Promise<{ token: string }>;

/**
 * A command of a visitor of an open page as the action of its form: works without scripts too, and leads to the page that says what became of it. The
 * form's `key` makes of two clicks one request.
 */
export function askAction(command: Command) {
  return async (_before: unknown, form: unknown): Promise<Asked> => {
    const id = await requestId();
    const values = form instanceof FormData ? read(form) : {};
    const { college = '', key, ...input } = values;
    let token: string;
    try {
      if (!(form instanceof FormData)) fail('INVALID', 'invalid');
      const ctx = (await contextOfAsker(college, await currentVisitor())) ?? notFound();
      token = (await command(ctx, input, key)).token;
    } catch (error) {
      return { ok: false, error: errorOf(error, id), values };
    }
    redirect(`/open/${college}/requests/${token}`);
  };
}
