import 'server-only';
import { fail } from '@/lib/kernel/errors';
import { errorOf } from '@/lib/transport/action';
import type { ActionResult } from '@/lib/transport/result';
import { signedIn } from './context';
import type { Signed } from './sessions';
import type { Stage } from './stage';
import { currentVisitor, type Visitor } from './visitor';

/** A step of signing in as a server action: open to everybody, its argument unknown until the step has parsed it. Never throws. */
export function toStep<Out>(step: (visitor: Visitor, input: unknown) => Promise<Out>) {
  return async (input: unknown): Promise<ActionResult<Out>> => {
    const visitor = await currentVisitor();
    try {
      return { ok: true, data: await step(visitor, input) };
    } catch (error) {
      return { ok: false, error: errorOf(error, visitor.requestId) };
    }
  };
}

/** A step that needs a session of the stage; without a stage, of any. */
export function toSignedStep<Out>(
  stage: Stage | null,
  step: (signed: Signed, input: unknown, visitor: Visitor) => Promise<Out>,
) {
  return toStep(async (visitor, input) => {
    const signed = await signedIn();
    if (!signed || (stage && signed.stage !== stage)) fail('UNAUTHENTICATED', 'signInAgain');
    return step(signed, input, visitor);
  });
}
