'use client';

import { useRouter } from 'next/navigation';
import { type Action, useCommand } from '@/components/form/use-command';
import { Problem } from './problem';

type Props = { label: string; action: Action<unknown>; input: unknown; className?: string };

/** A button that runs a command at once: for what the next click takes back. */
export function RunButton({ label, action, input, className = 'btn btn-s' }: Props) {
  const router = useRouter();
  const { run, pending, problem } = useCommand(action);

  async function go() {
    if (await run(input)) router.refresh();
  }
  return (
    <>
      <button type="button" className={className} disabled={pending} onClick={go}>
        {label}
      </button>
      <Problem error={problem} />
    </>
  );
}
