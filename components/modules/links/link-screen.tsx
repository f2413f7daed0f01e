import { CircleCheck, CircleX, Clock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { stamp } from '@/components/ui/stamp';
import { askLink, withdrawLink } from '@/lib/modules/links/actions';
import type { LinkPage } from '@/lib/modules/links/types';
import type { TextBlock } from '@/lib/report/word-text';
import { AskForm, LinkForm } from './link-form';
import { SignedFacts } from './signed-facts';
import { SignedText } from './signed-text';

type Props = { page: LinkPage | null; text: TextBlock[] | null; token: string };

/** The page of a link: its task while it is open, else what became of it. Null for a token that leads nowhere. */
export async function LinkScreen({ page, text, token }: Props) {
  const t = await getTranslations('links.page');
  if (!page) return <Message icon="bad" title={t('unknown')} text={t('unknownText')} />;
  const until = stamp(page.expiresAt);
  if (page.state === 'USED')
    return (
      <Message icon="ok" title={t('thanks')} text={t('usedOn', { at: stamp(page.usedAt ?? page.expiresAt) })}>
        {page.backUntil && (
          <>
            <p className="small dim">{t('backUntil', { until: stamp(page.backUntil).slice(-5) })}</p>
            <AskForm action={withdrawLink} token={token} label={t('back')} quiet />
          </>
        )}
      </Message>
    );
  if (page.state === 'REVOKED') return <Message icon="bad" title={t('revoked')} text={t('revokedText')} />;
  if (page.state === 'EXPIRED')
    return (
      <Message icon="late" title={t('expired')} text={page.asked ? t('askedText') : t('expiredText', { at: until })}>
        {!page.asked && <AskForm action={askLink} token={token} label={t('ask')} />}
      </Message>
    );
  const { facts, kind, partner, recipient } = page;
  if (!facts) return <Message icon="late" title={t('gone')} text={t('goneText')} />;
  const outside = facts.kind === 'SIGN' && facts.party !== 'ENTERPRISE';
  return (
    <>
      <h1>{t(`titles.${kind}`)}</h1>
      <p className="dim">{outside ? t('helloPlain', { recipient }) : t('hello', { partner, recipient })}</p>
      {page.withdrawnAt && (
        <p className="banner info" role="status">
          {t('backDone', { at: stamp(page.withdrawnAt).slice(-5) })}
        </p>
      )}
      {facts.kind === 'SIGN' && <SignedFacts facts={facts} partner={partner} />}
      {text && <SignedText blocks={text} />}
      <LinkForm {...{ facts, token }} />
      <p className="small dim">{t('once', { until })}</p>
    </>
  );
}

const ICONS = { ok: CircleCheck, bad: CircleX, late: Clock } as const;

function Message({
  icon,
  title,
  text,
  children,
}: {
  icon: keyof typeof ICONS;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const Icon = ICONS[icon];
  return (
    <div className="link-end">
      <Icon className={`ic ${icon === 'ok' ? 't-ok' : 'dim'}`} aria-hidden />
      <h1>{title}</h1>
      <p className="dim">{text}</p>
      {children}
    </div>
  );
}
