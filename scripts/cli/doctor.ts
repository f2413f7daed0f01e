import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { databaseHealth } from '@/lib/db/health';
import { env } from '@/lib/env';
import { jobHealth, missingQueues } from '@/lib/jobs/health';
import { findChromium, hasChineseFont } from '@/scripts/setup/chromium';
import { dataFolder } from '@/scripts/setup/local';
import { cliWords } from '@/scripts/setup/words';

/** `bad` keeps the portal from serving safely; `note` is worth knowing. */
type Finding = Readonly<{ check: string; state: 'ok' | 'note' | 'bad'; detail: string }>;

const OLDEST_NODE = [20, 19] as const;
const OLDEST_DATABASE = 15;

const finding = (check: string, ok: boolean, detail = '', worst: 'note' | 'bad' = 'bad'): Finding => ({
  check,
  state: ok ? 'ok' : worst,
  detail,
});

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return finding('node', ok, process.versions.node);
}

function settings(): Finding {
  try {
    env();
    return finding('settings', true);
  } catch (error) {
    return finding('settings', false, (error as Error).message);
  }
}

function folder(): Finding[] {
  const place = dataFolder();
  const secrets = path.join(place, 'secrets.json');
  const mode = existsSync(secrets) ? statSync(secrets).mode & 0o077 : 0;
  let writable = true;
  try {
    accessSync(place, constants.R_OK | constants.W_OK);
  } catch {
    writable = false;
  }
  return [finding('folder', writable, place), finding('secrets', mode === 0, secrets)];
}

async function database(): Promise<Finding[]> {
  try {
    const { version, pending, unsafe, rights, open, missing } = await databaseHealth();
    return [
      finding('database', version >= OLDEST_DATABASE, `PostgreSQL ${version}`),
      finding('migrations', pending.length === 0, pending.join(', ')),
      finding('role', rights.length === 0, rights.join(', ')),
      finding('walls', open.length === 0, open.join(', ')),
      finding('extensions', missing.length === 0, missing.join(', ')),
      finding('durability', unsafe.length === 0, unsafe.join(', ')),
    ];
  } catch (error) {
    return [finding('database', false, (error as Error).message.split('\n').at(-1))];
  }
}

async function queue(): Promise<Finding[]> {
  try {
    const missing = await missingQueues();
    const { queues, failedMails } = await jobHealth();
    const dead = queues
      .filter(({ name, waiting }) => name === 'dead-letters' && waiting > 0)
      .map(({ waiting }) => waiting);
    return [
      finding('queue', missing.length === 0, missing.join(', ')),
      finding('deadLetters', dead.length === 0, dead.join(', '), 'note'),
      finding('mails', failedMails === 0, String(failedMails), 'note'),
    ];
  } catch (error) {
    return [finding('queue', false, (error as Error).message)];
  }
}

function forTests(): Finding[] {
  const chromium = findChromium();
  return [
    finding('chromium', chromium !== null, chromium ?? '', 'note'),
    finding('font', hasChineseFont() !== false, '', 'note'),
  ];
}

/** Looks at everything that the portal stands on and says in words what to do. Exit code 0: sound; 2: not. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const findings = [nodeVersion(), settings(), ...folder(), ...(await database()), ...(await queue()), ...forTests()];
  const t = cliWords();
  if (values.json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else
    for (const { check, state, detail } of findings) {
      const mark = { ok: '✓', note: '·', bad: '✗' }[state];
      process.stdout.write(`${mark} ${t(`cli.doctor.${check}.name`)}${detail ? `  ${detail}` : ''}\n`);
      if (state !== 'ok') process.stdout.write(`    ${t(`cli.doctor.${check}.do`)}\n`);
    }
  return findings.some(({ state }) => state === 'bad') ? 2 : 0;
}
