import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { InviteLiaison } from '@/components/modules/settings/invite-liaison';
import { ClientMessages } from '@/components/shell/client-messages';
import type { ContactView, PartnerRecord } from '@/lib/modules/partners/types';
import { AddContact, ContactActions, Phone } from './contact-actions';

/** Who can be reached at a partner; those who left stand last. */
export function ContactTable({ partner }: { partner: PartnerRecord }) {
  const t = useTranslations('partners.contact');
  const { id, name, contactViews, may } = partner;
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-2">
        {may.update && <AddContact partnerId={id} />}
        {may.invite && (
          <ClientMessages namespaces={['settings']}>
            <InviteLiaison partner={{ id, name }} />
          </ClientMessages>
        )}
      </div>
      {contactViews.length === 0 ? (
        <div className="empty">
          <h3>{t('none')}</h3>
          <p>{t('noneHint')}</p>
        </div>
      ) : (
        <ul className="border-t border-(--line)">
          {contactViews.map((contact) => (
            <ContactItem key={contact.id} contact={contact} may={may} />
          ))}
        </ul>
      )}
    </>
  );
}

function ContactItem({ contact, may }: { contact: ContactView; may: PartnerRecord['may'] }) {
  const t = useTranslations('partners.contact');
  const { leftOn, wechat, email } = contact;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-(--line) py-2">
      <div className="min-w-40 flex-1">
        <span className={leftOn ? 'dim' : 'mid'}>{contact.name}</span>
        {contact.title && <span className="dim"> · {contact.title}</span>}{' '}
        {contact.isLiaison && <span className="tag strong">{t('isLiaison')}</span>}
        {leftOn && <span className="badge idle">{t('leftOn', { day: leftOn })}</span>}
        {contact.classes.length > 0 && (
          <div className="small flex flex-wrap gap-x-4">
            <span className="dim">{t('mentorOf')}</span>
            {contact.classes.map((each) => (
              <Link key={each.id} className="link" href={`/order-classes/${each.id}`}>
                {each.name}
              </Link>
            ))}
          </div>
        )}
        <div className="small dim flex flex-wrap gap-x-4">
          {wechat && (
            <span>
              {t('wechat')} {wechat}
            </span>
          )}
          {email && (
            <a className="link" href={`mailto:${email}`}>
              {email}
            </a>
          )}
        </div>
      </div>
      <div className="w-44">
        <Phone contactId={contact.id} name={contact.name} masked={contact.phoneMasked} may={may.reveal} />
      </div>
      {may.update && !leftOn && (
        <div className="flex gap-2">
          <ContactActions contact={contact} />
        </div>
      )}
    </li>
  );
}
