import 'server-only';
import type { z } from 'zod';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from './context';
import { translateDbError } from './db-errors';
import { fail } from './errors';
import { recall, remember } from './idempotency';
import { parseInput } from './parse';

type Run<In, Out, More = unknown> = (args: { tx: Tx; ctx: Ctx; input: In } & More) => Promise<Out>;
/** Registers what happens only once the transaction has committed (a job's wake-up, a file's removal). */
export type After = (effect: () => Promise<void> | void) => void;

export type Query<S extends z.ZodType, Out> = ((ctx: Ctx, input: unknown) => Promise<Out>) & {
  readonly kind: 'query';
  readonly permission: Permission;
  readonly input: S;
  /** The same read inside a transaction that is open for the same context. */
  readonly within: (tx: Tx, ctx: Ctx, input: unknown) => Promise<Out>;
};
/** Asks one query of several that share a transaction. */
export type Reader = <S extends z.ZodType, Out>(query: Query<S, Out>, input: unknown) => Promise<Out>;
export type Command<S extends z.ZodType, Out> = ((ctx: Ctx, input: unknown, key?: unknown) => Promise<Out>) & {
  readonly kind: 'command';
  readonly permission: Permission;
  readonly input: S;
  readonly command: string;
};

/** Who came without an account has a role for its walls alone, and one permission. */
const WITHOUT_ACCOUNT: Partial<Record<Ctx['scope'], Permission>> = { link: 'links.answer', open: 'open.read' };

function demand(ctx: Ctx, permission: Permission): void {
  if ((WITHOUT_ACCOUNT[ctx.scope] ?? permission) !== permission) fail('FORBIDDEN', 'forbidden');
  if (!grantOf(ctx.role, permission)) fail('FORBIDDEN', 'forbidden');
}

/** A read: permission, strict parse, one transaction in the caller's walls. The function it gives takes a context and raw input; throws AppError. */
export function defineQuery<S extends z.ZodType, Out>(def: {
  permission: Permission;
  input: S;
  run: Run<z.output<S>, Out>;
}): Query<S, Out> {
  const ready = (ctx: Ctx, raw: unknown): ((tx: Tx) => Promise<Out>) => {
    demand(ctx, def.permission);
    const input = parseInput(def.input, raw);
    return (tx) => def.run({ tx, ctx, input });
  };
  const query = async (ctx: Ctx, raw: unknown): Promise<Out> =>
    inTransaction(settingsOf(ctx, 'query'), ready(ctx, raw));
  const within = async (tx: Tx, ctx: Ctx, raw: unknown): Promise<Out> => ready(ctx, raw)(tx);
  return Object.assign(query, { kind: 'query' as const, permission: def.permission, input: def.input, within });
}

/** Several queries in one transaction, each with its own permission and parse: a page of eight reads opens one and not eight. */
export function inOneRead<T>(ctx: Ctx, fn: (read: Reader) => Promise<T>): Promise<T> {
  return inTransaction(settingsOf(ctx, 'query'), (tx) => fn((query, input) => query.within(tx, ctx, input)));
}

/**
 * A write: permission, strict parse, one audited transaction, then the effects after the commit. With an idempotency key (a UUID minted with the form)
 * the same call done again gives the first result and writes nothing. Throws AppError.
 */
export function defineCommand<S extends z.ZodType, Out>(def: {
  name: string;
  permission: Permission;
  input: S;
  run: Run<z.output<S>, Out, { after: After }>;
}): Command<S, Out> {
  const command = async (ctx: Ctx, raw: unknown, key?: unknown): Promise<Out> => {
    demand(ctx, def.permission);
    const input = parseInput(def.input, raw);
    const effects: (() => Promise<void> | void)[] = [];
    let out: Out;
    try {
      out = await inTransaction(settingsOf(ctx, def.name), async (tx) => {
        const known = await recall(tx, ctx, def.name, key, raw);
        if (known) return known.result as Out;
        const result = await def.run({ tx, ctx, input, after: (effect) => effects.push(effect) });
        await remember(tx, ctx, key, result);
        return result;
      });
    } catch (error) {
      effects.length = 0;
      throw translateDbError(error);
    }
    for (const effect of effects) await effect();
    return out;
  };
  return Object.assign(command, {
    kind: 'command' as const,
    permission: def.permission,
    input: def.input,
    command: def.name,
  });
}
