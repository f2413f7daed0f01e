import { FunctionsPanel } from '@/components/modules/outputs/functions-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { centreFunctions } from '@/lib/modules/outputs/record';
import { forPage } from '@/lib/transport/page';

type Props = { platformId: string; today: string; year: string | string[] | undefined };

/** What a practice centre has on its page beside the others: its four functions in a year, and its outputs. */
export async function Functions({ platformId, today, year }: Props) {
  const asked = typeof year === 'string' && /^20\d\d$/.test(year) ? Number(year) : undefined;
  const functions = await forPage(centreFunctions)({ platformId, year: asked });
  return (
    <ClientMessages namespaces={['centres', 'outputs']}>
      <FunctionsPanel {...functions} {...{ platformId, today }} />
    </ClientMessages>
  );
}
