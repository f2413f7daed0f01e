import { parseArgs } from 'node:util';
import { inviteMember } from '@/lib/auth/accounts';
import { inAuth } from '@/lib/db/door';
import { asSystem } from '@/lib/jobs/context';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { parseInput } from '@/lib/kernel/parse';
import { inviteStaff } from '@/lib/modules/people/commands';
import { opened } from '@/lib/modules/people/links';
import { inviteStaffInput } from '@/lib/modules/people/schema';
import { actingContext } from './acting';
import { refused } from './refusal';

const OPTIONS = {
  institution: { type: 'string' },
  'new-institution': { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  email: { type: 'string' },
  phone: { type: 'string' },
  department: { type: 'string' },
  title: { type: 'string' },
  'staff-no': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
const USAGE = `user add --institution CODE --name NAME --role ADMIN|OFFICE|LEADER|DEPARTMENT|TEACHER (--email E | --phone P)
         [--department CODE] [--title T] [--staff-no N] [--new-institution NAME] [--json]\n`;

const AT = { actor: 'cli', command: 'cli.user-add' };
type Values = ReturnType<typeof parsed>['values'];
const parsed = (args: string[]) => parseArgs({ args, options: OPTIONS });

/** The college of the code; made when it is not there and its name was given. */
async function institutionOf(code: string, name: string | undefined): Promise<string> {
  return inAuth({ ...AT, requestId: newId() }, async (tx) => {
    const found = await tx.institution.findUnique({ where: { code }, select: { id: true } });
    return found?.id ?? null;
  }).then((found) => {
    if (found || !name) return found ?? fail('NOT_FOUND', 'notFound');
    const id = newId();
    return inAuth({ ...AT, requestId: newId(), institutionId: id }, async (tx) => {
      await tx.institution.create({ data: { id, code, name } });
      return id;
    });
  });
}

async function inputOf(institutionId: string, values: Values) {
  const code = values.department;
  const department = code
    ? await asSystem(institutionId, AT.command, ({ tx }) =>
        tx.department.findFirst({ where: { institutionId, code }, select: { id: true } }),
      )
    : null;
  if (code && !department) fail('INVALID', 'unknownChoice');
  return {
    ...{ name: values.name, role: values.role, email: values.email ?? null, phone: values.phone ?? null },
    ...{ departmentId: department?.id ?? null, title: values.title ?? null, staffNo: values['staff-no'] ?? null },
  };
}

/** The one-time link of a new member; the first of a college is invited by nobody. */
async function invite(code: string, values: Values): Promise<{ url: string; until: Date | string }> {
  const institutionId = await institutionOf(code, values['new-institution']);
  const input = await inputOf(institutionId, values);
  const ctx = await actingContext(code);
  if (ctx) return opened(inviteStaff)(ctx, input);
  const who = { ...parseInput(inviteStaffInput, input), partnerId: null };
  return asSystem(institutionId, AT.command, ({ tx, ctx: system }) => inviteMember(tx, system, who));
}

/** Adds a member of staff and prints the link with which they set their password. Exit code 0: done; 1: called wrongly; 2: refused. */
export async function run(args: string[]): Promise<number> {
  const { values } = parsed(args);
  if (!values.institution || !values.name || !values.role) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const { url, until } = await invite(values.institution, values);
    const told = { url, until: new Date(until).toISOString() };
    process.stdout.write(`${values.json ? JSON.stringify(told) : `${told.url}\n${told.until}`}\n`);
    return 0;
  } catch (error) {
    return refused(error);
  }
}
