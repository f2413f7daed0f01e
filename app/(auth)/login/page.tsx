import { getTranslations } from 'next-intl/server';
import { Lead } from '@/components/modules/auth/lead';
import { SignInForm } from '@/components/modules/auth/sign-in-form';
import { OpenLink } from '@/components/modules/open/open-colleges';
import { sharedByColleges } from '@/lib/auth/colleges';
import { signedIn } from '@/lib/auth/context';
import { nextPath } from '@/lib/auth/next-path';
import { oidcName } from '@/lib/auth/oidc-settings';
import { openColleges } from '@/lib/auth/open-colleges';
import { leadOn } from '@/lib/auth/page-step';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('title') };
}

type Props = { searchParams: Promise<{ next?: string | string[]; oidc?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('auth');
  const search = await searchParams;
  const next = nextPath(search.next);
  const signed = await signedIn();
  if (signed) leadOn(signed, next);
  const id = await requestId();
  return (
    <main>
      <Lead />
      <div className="si-card">
        <h2>{t('title')}</h2>
        {search.oidc && (
          <div className="banner bad" role="alert">
            <p>{t(search.oidc === 'unknown' ? 'oidcUnknown' : 'oidcFailed')}</p>
          </div>
        )}
        <SignInForm next={next} oidc={oidcName()} shared={await sharedByColleges(id)} />
        <OpenLink colleges={await openColleges(id)} />
      </div>
    </main>
  );
}
