import { getTranslations } from 'next-intl/server';
import { MakeLinks } from '@/components/modules/links/make-links';
import { ClientMessages } from '@/components/shell/client-messages';
import { linkCandidates, plansToChoose, signersToChoose } from '@/lib/modules/links/queries';
import { candidatesInput } from '@/lib/modules/links/schema';
import { readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('links'))('make.title') };
}

export default async function Page({ searchParams }: Props) {
  const sent = Object.entries(await searchParams).filter(([, value]) => typeof value === 'string' && value !== '');
  const read = candidatesInput.safeParse({ kind: 'PRESENT', ...Object.fromEntries(sent) });
  const asked = read.success ? read.data : { kind: 'PRESENT' as const };
  const [candidates, plans, signers] = await readPage(async (query) => [
    await query(linkCandidates, asked),
    await query(plansToChoose, {}),
    asked.kind === 'SIGN' ? await query(signersToChoose, {}) : [],
  ]);
  return (
    <ClientMessages namespaces={['links']}>
      <MakeLinks {...{ asked, candidates, plans, signers }} />
    </ClientMessages>
  );
}
