import 'server-only';
import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, type Locale, toLocale } from './locales';
import { loadMessages } from './messages';

/** The reader's language, from the cookie that the switch and the sign-in set. */
export async function currentLocale(): Promise<Locale> {
  return toLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  return { locale, messages: loadMessages(locale), timeZone: 'Asia/Shanghai' };
});
