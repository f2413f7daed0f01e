import { freePort } from '@/lib/db/embedded';
import { startServer } from '@/scripts/setup/server';
import type { Bench, Subject } from './lines';
import type { Line } from './report';
import { startFloor } from './run';

/** What a part of the bench works with: where, and whom it tells. */
export type Told = Readonly<{ bench: Bench; add: (lines: Line[]) => void; say: (text: string) => void }>;

/** Serves the build while fn measures it. */
export async function serving(app: string, fn: (server: { pid: number }) => Promise<void>): Promise<void> {
  const { hostname: host, port } = new URL(app);
  const server = await startServer({ host, port: Number(port), quiet: true });
  try {
    await fn(server);
  } finally {
    await server.stop();
  }
}

/** Runs fn beside a bare server that knows the subject's statements. */
export async function besideFloor({ scenarios, person }: Subject, fn: (floor: string) => Promise<void>): Promise<void> {
  const floor = await startFloor(await freePort(), scenarios, person);
  try {
    await fn(floor.url);
  } finally {
    await floor.stop();
  }
}
