import { CircleCheck, CircleX, Clock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { stamp } from '@/components/ui/stamp';
import type { OpenRequest } from '@/lib/modules/open/types';
import type { RequestState } from '@/lib/modules/room-requests/words';
import { WithdrawForm } from './ask-form';
import { OpenBack } from './open-rooms';

const ICONS: Record<RequestState, typeof Clock> = {
  ...{ PENDING: Clock, CONFIRMED: CircleCheck, DECLINED: CircleX },
  ...{ WITHDRAWN: CircleX, EXPIRED: Clock, CANCELLED: CircleX },
};

type Props = { request: OpenRequest; code: string; token: string; url: string };

/** What became of a request, for whoever holds its address. */
export async function OpenRequestScreen({ request, code, token, url }: Props) {
  const t = await getTranslations('open.rooms');
  const { state, startsAt, endsAt, expiresAt, reason } = request;
  const Icon = ICONS[state];
  const facts: [string, string | null][] = [
    [t('fields.centre'), request.centre],
    [t('fields.room'), [request.room, request.place].filter(Boolean).join(' · ')],
    [t('fields.time'), `${stamp(startsAt)}–${stamp(endsAt).slice(11)}`],
    [t('fields.title'), request.title],
    [t('fields.people'), String(request.people)],
    [t('fields.reason'), reason],
  ];
  return (
    <main className="op-body">
      <OpenBack href={`/open/${code}/rooms`}>{t('title')}</OpenBack>
      <h1 className="row">
        <Icon className={`ic ${state === 'CONFIRMED' ? 't-ok' : 'dim'}`} aria-hidden />
        {t(`states.${state}`)}
      </h1>
      <p className="dim">{t(`stateTexts.${state}`, { until: stamp(expiresAt) })}</p>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="row small flex-wrap">
        <span className="dim">{t('keep')}</span>
        <CopyButton text={url} label={t('copy')} done={t('copied')} />
      </p>
      {request.mayWithdraw && <WithdrawForm code={code} token={token} />}
    </main>
  );
}
