import 'server-only';
import { inAuth } from '@/lib/db/door';

/** Whether several colleges share this installation, so that a staff number may need its college. */
export async function sharedByColleges(requestId: string): Promise<boolean> {
  const at = { actor: 'visitor', command: 'query', requestId };
  return (await inAuth(at, (tx) => tx.institution.count({ take: 2 }))) > 1;
}
