import 'server-only';
import { redirect } from 'next/navigation';
import { linkCtx } from '@/lib/auth/link-context';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { errorOf } from './action';
import { requestId } from './request';
import type { ActionError } from './result';

/** What a link's form gets back: with an error what was filled in, so that a page without scripts shows it again. */
export type LinkAnswer =
  | { ok: true; token: string }
  | { ok: false; error: ActionError; values: Record<string, string> };

const HIDDEN = /^(\$|token$|lines$)/;

/** What a form says: its fields, and its lines `<name>:<record>` as a list beside them. */
function read(form: FormData): { values: Record<string, string>; answer: Record<string, unknown> } {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && !name.startsWith('$')) values[name] = value;
  const answer: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values))
    if (!HIDDEN.test(name) && !name.includes(':')) answer[name] = value;
  const ids = values.lines?.split(',').filter(Boolean);
  if (ids)
    answer.lines = ids.map((placementId) => ({
      placementId,
      present: values[`present:${placementId}`],
      note: values[`note:${placementId}`] ?? null,
    }));
  return { values, answer };
}

type Command = (ctx: Ctx, input: unknown) => Promise<unknown>;

async function byLink(form: unknown, command: Command, inputOf: (answer: object) => unknown): Promise<LinkAnswer> {
  const id = await requestId();
  const { values, answer } = form instanceof FormData ? read(form) : { values: {}, answer: {} };
  try {
    if (!(form instanceof FormData)) fail('INVALID', 'invalid');
    const token = values.token ?? '';
    await command((await linkCtx(token)) ?? notFound(), inputOf(answer));
    return { ok: true, token };
  } catch (error) {
    return { ok: false, error: errorOf(error, id), values };
  }
}

/**
 * A command of whoever holds a link as the action of its page's form: works without scripts too, and leads back to the page, which then says what
 * was done. What is filled in is its answer; `empty` for one that takes nothing. An error comes back with what was filled in.
 */
export function linkAction(command: Command, empty = false) {
  return async (_before: unknown, form: unknown): Promise<LinkAnswer> => {
    const answer = await byLink(form, command, empty ? () => ({}) : (said) => ({ answer: said }));
    if (answer.ok) redirect(`/t/${answer.token}`);
    return answer;
  };
}
