import type { Permission } from '@/lib/authz/catalogue';
import { grantOf } from '@/lib/authz/catalogue';
import type { Role } from '@/lib/authz/roles';
import { fail } from './errors';

/** One event of a life: from which states to which, who may, and whether a reason must be given. */
export type Transition<State extends string> = {
  readonly from: readonly State[];
  readonly to: State;
  readonly permission: Permission;
  readonly reason?: 'required';
};
export type Workflow<State extends string, Event extends string> = Readonly<Record<Event, Transition<State>>>;

/** The events that the role may trigger from the state, in the workflow's order. Same code for buttons and commands. */
export function eventsFrom<State extends string, Event extends string>(
  workflow: Workflow<State, Event>,
  state: State,
  role: Role,
): Event[] {
  return (Object.keys(workflow) as Event[]).filter(
    (e) => workflow[e].from.includes(state) && grantOf(role, workflow[e].permission) !== null,
  );
}

/** The state after the event. Throws FORBIDDEN, RULE (not from this state) or INVALID (reason missing). */
export function transition<State extends string, Event extends string>(
  workflow: Workflow<State, Event>,
  args: { event: Event; state: State; role: Role; reason?: string | null },
): State {
  const step = workflow[args.event];
  if (grantOf(args.role, step.permission) === null) fail('FORBIDDEN', 'forbidden');
  if (!step.from.includes(args.state)) fail('RULE', 'notFromThisState');
  if (step.reason === 'required' && !args.reason?.trim())
    fail('INVALID', 'invalid', { fields: { reason: { key: 'required' } } });
  return step.to;
}
