import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PHONE = '13812345678';
const CARD = '150203200801010017';
const SECRETS = { phone: PHONE, email: 'a@example.org', password: 'geheim', token: 'tok-1', idCard: CARD };

const SETTINGS = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1/none',
  AUTH_SECRET: 'for-tests-only-0123456789-0123456789',
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
  LOG_LEVEL: 'info',
};

/** What a process of its own writes into its log. */
function logged(script: string): string {
  const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e'];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, script], {
    encoding: 'utf8',
    env: { ...process.env, ...SETTINGS },
  });
  expect(stderr).toBe('');
  return stdout;
}

it('writes no personal data: neither what is named so, nor what the text of an error carries', () => {
  const out = logged(`
    const { logger } = await import('./lib/logger.ts');
    const secrets = ${JSON.stringify(SECRETS)};
    logger().info({ user: secrets }, 'named');
    logger().error({ err: Object.assign(new Error('Key (phone)=(' + secrets.phone + ') exists'), { code: '23505' }) }, 'error');
    try { JSON.parse(secrets.idCard + 'x'); } catch (err) { logger().error({ err }, 'parse'); }
  `);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(['named', 'error', 'parse']);
  expect(lines[1].err).toMatchObject({ name: 'Error', kind: '23505' });
  for (const secret of Object.values(SECRETS)) expect(out).not.toContain(secret);
});
