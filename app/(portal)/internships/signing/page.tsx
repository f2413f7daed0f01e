import { getTranslations } from 'next-intl/server';
import { SigningScreen } from '@/components/modules/placements/signing-screen';
import { ClientMessages } from '@/components/shell/client-messages';
import { toSignInput } from '@/lib/modules/placements/schema';
import { agreementsToSign } from '@/lib/processes/sign-for-school';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('signing.title') };
}

export default async function Page({ searchParams }: Props) {
  const { planId, placementId } = await searchParams;
  const read = toSignInput.safeParse({ planId: planId || undefined, placementId: placementId || undefined });
  const waiting = await forPage(agreementsToSign)(read.success ? read.data : {});
  return (
    <ClientMessages namespaces={['placements']}>
      <SigningScreen {...waiting} />
    </ClientMessages>
  );
}
