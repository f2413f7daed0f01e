'use client';

import { useCommand } from '@/components/form/use-command';
import { signOut } from '@/lib/auth/actions';

/** Ends this session and opens the sign-in page. */
export function SignOutButton({ label, className = 'linklike' }: { label: string; className?: string }) {
  const { run, pending } = useCommand(signOut);

  async function leave() {
    const done = await run({});
    if (done) window.location.assign(done.data.to);
  }
  return (
    <button type="button" className={className} disabled={pending} onClick={leave}>
      {label}
    </button>
  );
}
