import pg from 'pg';

/** A statement as it went to the database. */
export type Statement = Readonly<{ text: string; values: unknown[] }>;
type Asked = string | { text: string; values?: unknown[] };

/** The statements that fn sends to the database, in their order, with what it gives. */
export async function statementsOf(fn: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const real = pg.Client.prototype.query;
  const noting = function (this: pg.Client, ...args: [Asked, ...unknown[]]) {
    const [asked, values] = args;
    sent.push(
      typeof asked === 'string'
        ? { text: asked, values: Array.isArray(values) ? values : [] }
        : { text: asked.text, values: asked.values ?? [] },
    );
    return Reflect.apply(real, this, args);
  };
  Object.assign(pg.Client.prototype, { query: noting });
  try {
    await fn();
  } finally {
    Object.assign(pg.Client.prototype, { query: real });
  }
  return sent;
}
