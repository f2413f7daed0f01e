import { getTranslations } from 'next-intl/server';
import { LinkScreen } from '@/components/modules/links/link-screen';
import { linkCtx } from '@/lib/auth/link-context';
import { openLink } from '@/lib/processes/agreement-of-link';

type Props = { params: Promise<{ token: string }> };

// What a link is about is nobody's business but the recipient's: no search engine, no address given on.
export async function generateMetadata() {
  const title = (await getTranslations('links'))('list.title');
  // Not 'no-referrer': a form without scripts would then come with no origin, and be refused.
  return { title, referrer: 'same-origin' as const, robots: { index: false, follow: false } };
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const ctx = await linkCtx(token);
  const { page, text } = ctx ? await openLink(ctx) : { page: null, text: null };
  return (
    <main className="ph-body">
      {page && <p className="mid">{page.institution}</p>}
      <LinkScreen {...{ page, text, token }} />
    </main>
  );
}
