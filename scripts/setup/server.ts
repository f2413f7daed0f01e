import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { STANDALONE } from './build';

const READY_MS = 60_000;
const DRAIN_MS = 30_000;

export type Server = Readonly<{
  pid: number;
  url: string;
  /** Ends when the server does. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}>;
export type ServerOptions = Readonly<{ host: string; port: number; dev?: boolean; quiet?: boolean }>;

/** The address that people type; a server on every network of the machine is still reached by its own. */
export const addressOf = (host: string, port: number) => `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;

function launch({ host, port, dev, quiet }: ServerOptions): ChildProcess {
  const program = dev
    ? ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', host]
    : ['server.js'];
  return spawn(process.execPath, program, {
    cwd: dev ? process.cwd() : STANDALONE,
    // Not of this group: Ctrl+C comes to us alone, and we end the server before its database.
    detached: true,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      PORT: String(port),
      HOSTNAME: host,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
}

/** Starts the server, in the settings of this process, and waits until it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const url = addressOf(options.host, options.port);
  const child = launch(options);
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
    await ended;
    clearTimeout(timer);
  };
  const atExit = () => child.kill('SIGTERM');
  process.once('exit', atExit);
  void ended.then(() => process.off('exit', atExit));
  for (const until = Date.now() + READY_MS; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answered = await fetch(`${url}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return { pid: child.pid ?? 0, url, ended, stop };
  }
  await stop();
  throw new Error('the server does not answer');
}
