import { Building2, MailOpen } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

/** What this is and who comes in how, beside the form. */
export async function Lead() {
  const t = await getTranslations('auth.lead');
  return (
    <div className="si-lead">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <ul>
        <li>
          <Building2 className="ic" aria-hidden />
          <div>
            <b>{t('partner')}</b>
            <span>{t('partnerText')}</span>
          </div>
        </li>
        <li>
          <MailOpen className="ic" aria-hidden />
          <div>
            <b>{t('first')}</b>
            <span>{t('firstText')}</span>
          </div>
        </li>
      </ul>
    </div>
  );
}
