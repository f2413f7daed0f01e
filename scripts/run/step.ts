import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Score = Readonly<{ passed: number; failed: number }>;
export type Step = Readonly<{
  name: string;
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Reads the counts from the report that the step wrote; a step without one counts as one. */
  count?: (report: unknown) => Score;
  /** Shows what the step says as it says it; else only a step that failed is heard. */
  loud?: boolean;
}>;

/** Where a step with `count` writes its report. */
export const REPORT = path.join(tmpdir(), `rongqiao-report-${process.pid}`);
const reportOf = (name: string) => `${REPORT}-${name}.json`;

const running = new Set<ChildProcess>();
// Steps are of our group and get Ctrl+C themselves; a signal to this process alone is handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    setTimeout(() => process.exit(130), 15_000).unref();
  });

function scoreOf(code: number | null, step: Step): Score {
  const file = reportOf(step.name);
  if (!step.count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const { passed, failed } = existsSync(file)
      ? step.count(JSON.parse(readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0 };
    // A runner that crashed, or that ran nothing, has failed.
    const sound = code === 0 && passed + failed > 0;
    return { passed, failed: failed === 0 && !sound ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(file, { force: true });
  }
}

/** Runs one step and says how it went and how long it took. */
export async function runStep(step: Step): Promise<Score> {
  const started = performance.now();
  const [program = '', ...args] = step.command.map((part) => part.replace('{report}', reportOf(step.name)));
  const child = spawn(program, args, {
    stdio: ['ignore', step.loud ? 'inherit' : 'pipe', step.loud ? 'inherit' : 'pipe'],
    env: { ...process.env, ...step.env, REPORT_FILE: reportOf(step.name) } as NodeJS.ProcessEnv,
  });
  running.add(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await Promise.race([
    once(child, 'close').then(([code]) => code as number | null),
    once(child, 'error').then(([error]) => {
      said.push(Buffer.from((error as Error).message));
      return 1;
    }),
  ]);
  running.delete(child);
  const score = scoreOf(code, step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (score.failed > 0) process.stdout.write(Buffer.concat(said));
  process.stdout.write(
    `${score.failed > 0 ? '✗' : '✓'} ${step.name}  ${score.passed} passed, ${score.failed} failed  ${seconds} s\n`,
  );
  return score;
}

/** Runs the steps, so many at once. */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<Score> {
  const waiting = [...steps];
  const total = { passed: 0, failed: 0 };
  const take = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { passed, failed } = await runStep(step);
      total.passed += passed;
      total.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return total;
}

/** The last line, and the exit code that goes with it. */
export function conclude({ passed, failed }: Score): never {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
