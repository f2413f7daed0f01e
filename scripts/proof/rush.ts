import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/lib/kernel/id';
import { actionId } from '@/scripts/bench/actions';
import { type Server, startServer } from '@/scripts/setup/server';
import type { Rush } from './college';

const HOST = '127.0.0.1';
const AT_ONCE = 64;
/** Of so many attempts one is given up by the student's phone, after a moment. */
const ABORT_EVERY = 10;
const ABORT_WITHIN_MS = 60;

type Attempt = Readonly<{ student: number; postId: string; key: string; aborts: boolean }>;
export type Told = Readonly<{
  /** How many attempts ended how: OK, an error's key, `aborted` by the caller, `cut` by a kill. */
  answers: Record<string, number>;
  /** The placements that each student was told of. */
  placements: Map<number, Set<string>>;
  kills: number;
  seconds: number;
  /** Milliseconds of those answered, in order. */
  taken: number[];
}>;

/** Numbers from 0 to 1, the same at every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Each student tries as often, whichever post; the last try repeats the one before, as a phone does that had no answer. */
export function attemptsOf({ cookies, postIds }: Rush, each: number): Attempt[] {
  const random = dice(20_261_125);
  const all = cookies.flatMap((_cookie, student) => {
    const tries = Array.from({ length: each - 1 }, () => ({
      ...{ student, key: newId(), aborts: random() < 1 / ABORT_EVERY },
      postId: postIds[Math.floor(random() * postIds.length)] ?? '',
    }));
    return [...tries, ...tries.slice(-1).map((last) => ({ ...last, aborts: false }))];
  });
  return all
    .map((attempt) => ({ attempt, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ attempt }) => attempt);
}

type Line = { server: Server; ready: Promise<unknown>; kills: number };

/** Ends the server as a power cut would, and starts it anew on the same port; one kill after the other. */
function kill(line: Line, port: number): void {
  line.kills += 1;
  line.ready = line.ready.then(async () => {
    process.kill(line.server.pid, 'SIGKILL');
    await line.server.ended;
    line.server = await startServer({ host: HOST, port, quiet: true });
  });
}

/** What a server action answered: the placement's id, or an error's key. */
function readAnswer(status: number, text: string): { id?: string; answer: string } {
  const id = /"ok":true,"data":\{"id":"([0-9a-f-]{36})"/.exec(text)?.[1];
  if (id) return { id, answer: 'OK' };
  return { answer: /"ok":false[\s\S]*?"key":"(\w+)"/.exec(text)?.[1] ?? `status ${status}` };
}

/** Calls the action as a student's phone does; gives how it ended. */
function phonesOf({ planId, cookies }: Rush, base: string, { placements, taken }: Pick<Told, 'placements' | 'taken'>) {
  const action = actionId('lib/modules/choices/actions.ts', 'takeSlot');
  const random = dice(7);
  return async ({ student, postId, key, aborts }: Attempt): Promise<string> => {
    const abort = new AbortController();
    const timer = aborts ? sleep(random() * ABORT_WITHIN_MS).then(() => abort.abort()) : null;
    const at = performance.now();
    try {
      const response = await fetch(`${base}/internships/choice`, {
        ...{ method: 'POST', signal: abort.signal, body: JSON.stringify([{ planId, postId }, key]) },
        headers: {
          ...{ cookie: cookies[student] ?? '', origin: base, accept: 'text/x-component' },
          ...{ 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' },
        },
      });
      const { id, answer } = readAnswer(response.status, await response.text());
      taken.push(performance.now() - at);
      if (id) placements.set(student, (placements.get(student) ?? new Set()).add(id));
      return answer;
    } catch {
      return abort.signal.aborted ? 'aborted' : 'cut';
    } finally {
      await timer;
    }
  };
}

/** Sends all attempts, so many at once; kills the server when so many have been sent. */
export async function runRush(rush: Rush, attempts: readonly Attempt[], killAt: readonly number[], port: number) {
  const server = await startServer({ host: HOST, port, quiet: true });
  const line: Line = { server, ready: Promise.resolve(), kills: 0 };
  const told = { placements: new Map<number, Set<string>>(), taken: [] as number[] };
  const send = phonesOf(rush, server.url, told);
  const answers: Record<string, number> = {};
  const started = performance.now();
  let sent = 0;
  async function work(): Promise<void> {
    for (let attempt = attempts[sent]; attempt; attempt = attempts[sent]) {
      sent += 1;
      if (killAt.includes(sent)) kill(line, port);
      await line.ready;
      const answer = await send(attempt);
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await line.ready;
    await line.server.stop();
  }
  const seconds = (performance.now() - started) / 1000;
  return { ...told, answers, kills: line.kills, seconds, taken: told.taken.sort((a, b) => a - b) } satisfies Told;
}
