import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { OpenCollege } from '@/lib/auth/open-colleges';

/** The institutions that show something to everybody. */
export async function OpenColleges({ colleges }: { colleges: OpenCollege[] }) {
  const t = await getTranslations('open');
  return (
    <main className="op-body">
      <h1>{t('title')}</h1>
      <p className="dim">{t('choose')}</p>
      <ul className="op-list">
        {colleges.map(({ code, name }) => (
          <li key={code}>
            <Link className="op-name" href={`/open/${code}`}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** The way from the sign-in page to what is shown to everybody; none where nothing is. */
export async function OpenLink({ colleges }: { colleges: OpenCollege[] }) {
  const t = await getTranslations('open');
  const [first] = colleges;
  if (!first) return null;
  return (
    <Link className="link small mt-4 inline-block" href={colleges.length > 1 ? '/open' : `/open/${first.code}`}>
      {t('fromOutside')}
    </Link>
  );
}
