import autocannon from 'autocannon';

/** What a server did with requests on ten connections. */
export type Load = Readonly<{ perSecond: number; p50: number; p95: number; failed: number }>;
export type Target = Readonly<{
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** A body for each request: writes are never the same. */
  body?: () => string;
}>;

const CONNECTIONS = 10;

/** Asks for the address on ten connections for so many seconds; where nothing is answered in that time, until each connection has its answer. */
export async function loadOf({ body, ...target }: Target, seconds: number): Promise<Load> {
  const setUp = body && ((request: autocannon.Request) => ({ ...request, body: body() }));
  const options = {
    ...target,
    connections: CONNECTIONS,
    timeout: 300,
    ...(setUp && { requests: [{ setupRequest: setUp }] }),
  };
  const timed = await autocannon({ ...options, duration: seconds });
  const result = timed.requests.total > 0 ? timed : await autocannon({ ...options, amount: CONNECTIONS });
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    failed: result.non2xx + result.errors,
  };
}

/** Median time of so many requests, one after the other, each after `before`. */
export async function oneByOne(target: Target, times: number, before?: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    await before?.();
    const started = performance.now();
    const answer = await fetch(target.url, { method: target.method, headers: target.headers, body: target.body?.() });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.status} ${target.url}`);
    taken.push(performance.now() - started);
  }
  return median(taken);
}

/** The middle of the numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
