import { createServer, type Server } from 'node:net';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { mailFailureOf } from './failures';
import { reasonOf } from './transport';

/** A mail server that answers the recipient so; the address stands in its words, as servers do it. */
async function answering(reply: string): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail\r\n');
    socket.on('data', (data) => {
      const said = data.toString();
      if (said.startsWith('RCPT')) socket.write(`${reply} <someone@example.org> no\r\n`);
      else if (said.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, server };
}

async function errorAt(port: number, to = 'someone@example.org'): Promise<string> {
  const smtp = createTransport({ url: `smtp://127.0.0.1:${port}?ignoreTLS=true` });
  try {
    await smtp.sendMail({ from: 'office@example.org', to, subject: 'S', text: 'T' });
    return '';
  } catch (error) {
    return reasonOf(error);
  } finally {
    smtp.close();
  }
}

it('is told from what a server answers, without its words', async () => {
  const told: [string, string][] = [];
  for (const reply of ['550 5.1.1', '550', '550 5.7.1', '553 5.1.3', '452 4.2.2', '451 4.7.1', '554']) {
    const { port, server } = await answering(reply);
    const error = await errorAt(port);
    server.close();
    expect(error).toBe(`EENVELOPE ${reply}`);
    told.push([reply, mailFailureOf(error)]);
  }
  expect(told).toEqual([
    ['550 5.1.1', 'MAILBOX'],
    ['550', 'MAILBOX'],
    ['550 5.7.1', 'REFUSED'],
    ['553 5.1.3', 'ADDRESS'],
    ['452 4.2.2', 'FULL'],
    ['451 4.7.1', 'LATER'],
    ['554', 'REFUSED'],
  ]);
});

it('is told where no server answers, where it lets nobody in, and where nothing is known', async () => {
  const { port, server } = await answering('250');
  await new Promise((resolve) => server.close(resolve));
  expect(mailFailureOf(await errorAt(port))).toBe('SERVER');
  expect(mailFailureOf('EAUTH 535 5.7.8')).toBe('LOGIN');
  expect(mailFailureOf('EENVELOPE')).toBe('ADDRESS');
  for (const unknown of [null, '', 'ERROR', 'ENOSPC', 'EMESSAGE 250']) expect(mailFailureOf(unknown)).toBe('OTHER');
});
