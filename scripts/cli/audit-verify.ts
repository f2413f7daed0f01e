import { parseArgs } from 'node:util';
import { inAuth } from '@/lib/db/door';
import { asSystem } from '@/lib/jobs/context';
import { newId } from '@/lib/kernel/id';
import { cliWords } from '@/scripts/setup/words';

const OPTIONS = { institution: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

type Broken =
  | { seq: number; id: string; at: string; actor: string; command: string; table: string; op: string }
  | { seq: number };
type Chain = { institution: string; entries: number; broken: Broken | null };

function colleges(code: string | undefined) {
  return inAuth({ actor: 'cli', command: 'cli.audit-verify', requestId: newId() }, (tx) =>
    tx.institution.findMany({ where: { code }, select: { id: true, code: true }, orderBy: { code: 'asc' } }),
  );
}

/** Walks the college's chain; the first entry that does not fit is the one that was changed, taken out or put in. */
function walk({ id: institutionId, code }: { id: string; code: string }): Promise<Chain> {
  return asSystem(institutionId, 'cli.audit-verify', async ({ tx }) => {
    const [found] = await tx.$queryRaw<
      { broken: bigint | null }[]
    >`select app.audit_verify(${institutionId}::uuid) broken`;
    const head = await tx.auditHead.findUnique({ where: { institutionId }, select: { seq: true } });
    const chain = { institution: code, entries: Number(head?.seq ?? 0) };
    if (found?.broken == null) return { ...chain, broken: null };
    const entry = await tx.auditEntry.findFirst({
      where: { institutionId, seq: { gte: found.broken } },
      orderBy: { seq: 'asc' },
      select: { id: true, seq: true, at: true, actor: true, command: true, tbl: true, op: true },
    });
    const seq = Number(found.broken);
    if (!entry) return { ...chain, broken: { seq } };
    const { id, at, actor, command, tbl, op } = entry;
    return { ...chain, broken: { seq, id: String(id), at: at.toISOString(), actor, command, table: tbl, op } };
  });
}

/** Verifies the audit of one college or of all, and names the first broken entry. Exit code 0: whole; 1: no such college; 2: broken. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const t = cliWords();
  const chains: Chain[] = [];
  for (const college of await colleges(values.institution)) chains.push(await walk(college));
  if (values.institution && chains.length === 0) {
    process.stderr.write(`${t('cli.audit.none', { code: values.institution })}\n`);
    return 1;
  }
  if (values.json) process.stdout.write(`${JSON.stringify(chains)}\n`);
  else
    for (const { institution, entries, broken } of chains)
      process.stdout.write(
        broken
          ? `${t('cli.audit.broken', { institution, seq: broken.seq })}  ${JSON.stringify(broken)}\n`
          : `${t('cli.audit.whole', { institution, entries })}\n`,
      );
  return chains.some(({ broken }) => broken) ? 2 : 0;
}
