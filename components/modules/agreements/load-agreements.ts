import { agreementOptions } from '@/lib/modules/agreements/actions';
import type { Option } from '@/lib/reference/option';

/** Agreements for a picker, by number and title. */
export async function loadAgreements(q: string): Promise<Option[]> {
  const answer = await agreementOptions({ q });
  return answer.ok
    ? answer.data.map(({ id, title, number }) => ({ code: id, label: number ? `${number} ${title}` : title }))
    : [];
}
