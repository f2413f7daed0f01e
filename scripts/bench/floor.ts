// The bare server: node:http and pg, the statements of a scenario one after the other on one connection, the rows as JSON or as a plain table.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { Statement } from './statements';

type Row = Record<string, unknown>;
type Scenarios = { reads: Record<string, Statement[]>; insert: { columns: string[]; values: unknown[] } };

const [file = '', port = '0'] = process.argv.slice(2);
const { reads, insert } = JSON.parse(readFileSync(file, 'utf8')) as Scenarios;
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL ?? 20) });

async function read(name: string): Promise<Row[][]> {
  const statements = reads[name];
  if (!statements) throw new Error(`no statements for ${name}`);
  const client = await pool.connect();
  try {
    const answers: Row[][] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(text, values);
      if (text.startsWith('SELECT')) answers.push(rows);
    }
    return answers;
  } finally {
    client.release();
  }
}

async function write(): Promise<{ id: string }> {
  const id = randomUUID();
  const marks = insert.columns.map((_, at) => `$${at + 1}`).join(', ');
  const values = insert.values.map((value, at) => (insert.columns[at] === 'id' ? id : value));
  await pool.query(`insert into bench.partners (${insert.columns.join(', ')}) values (${marks})`, values);
  return { id };
}

const escaped = (value: unknown) => String(value ?? '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const tableOf = (rows: Row[]) =>
  `<table>${rows
    .map(
      (row) =>
        `<tr>${Object.values(row)
          .map((value) => `<td>${escaped(value)}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table>`;

const server = createServer(async (request, response) => {
  const [, kind = '', name = ''] = decodeURIComponent(request.url ?? '').split('/');
  try {
    if (kind === 'page') {
      const answers = await read(name);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>${name}</title><meta charset="utf-8">${answers.map(tableOf).join('')}`);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? await write() : await read(name)));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
