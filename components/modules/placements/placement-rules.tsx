import { Check, TriangleAlert, X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AskButton } from '@/components/ui/ask-button';
import { withdrawOverride } from '@/lib/modules/placements/actions';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import { CHECKS } from '@/lib/modules/placements/words';
import { OverrideButton } from './follow-dialogs';

/** What to do about a rule. */
export async function WhatToDo({ rule }: { rule: string }) {
  const t = await getTranslations('placements.record');
  const words = await getTranslations('documents.todo');
  return <div className="small">{t('todo', { todo: words(rule) })}</div>;
}

/** The eight checks of one placement, each met or missing, and what to do about those. */
export async function EightChecks({ open }: { open: PlacementRecord['openChecks'] }) {
  const t = await getTranslations('placements');
  const todo = await getTranslations('documents.checkTodo');
  return (
    <>
      <CheckBar open={open} />
      {open.length > 0 && (
        <ul className="list-none p-0 mt-2 small">
          {open.map((check) => (
            <li key={check} className="py-1">
              <b>{t(`checks.${check}`)}</b> {t('record.todo', { todo: todo(check) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

async function CheckBar({ open }: { open: PlacementRecord['openChecks'] }) {
  const t = await getTranslations('placements');
  return (
    <ol className="checks">
      {CHECKS.map((check, n) => {
        const missing = open.includes(check);
        const Icon = missing ? TriangleAlert : Check;
        return (
          <li key={check} className={missing ? 'short' : 'full'}>
            <div className="k">
              <span className="row gap-1">
                <Icon className="ic" aria-hidden />
                {n + 1}
              </span>
              <span>{t(missing ? 'record.missing' : 'record.met')}</span>
            </div>
            <div className="nm">{t(`checks.${check}`)}</div>
          </li>
        );
      })}
    </ol>
  );
}

/** What the rules say by which a list is narrowed, and what to do about each. */
export async function RulesAsked({ rules }: { rules: readonly { id: string; article: string | null }[] }) {
  const t = await getTranslations('placements');
  const health = await getTranslations('documents.health');
  return rules.map(({ id, article }) => (
    <div key={id} className="mb-2">
      <b>
        {id} {t(`rules.${id}`)}
      </b>
      {article && <span className="small dim"> · {health('article', { article })}</span>}
      <WhatToDo rule={id} />
    </div>
  ));
}

/** The rules that it breaks, each with what to do, and those that somebody has overridden. */
export async function PlacementRules({ placement }: { placement: PlacementRecord }) {
  const t = await getTranslations('placements');
  const { id, broken, overrides, may } = placement;
  if (broken.length + overrides.length === 0) return <p className="dim">{t('record.noRules')}</p>;
  return (
    <ul className="list-none p-0">
      {broken.map(({ rule, severity, verified, filing }) => (
        <li key={rule} className="border-t border-(--line) py-2">
          <div className="row items-start">
            <span className={`mark ${severity === 'BLOCK' ? 'n' : 'w'}`}>
              {severity === 'BLOCK' ? <X className="ic" aria-hidden /> : <TriangleAlert className="ic" aria-hidden />}
            </span>
            <div className="grow">
              <div>{t(`rules.${rule}`)}</div>
              <div className="small dim">
                {rule} · {t(`severities.${severity}`)}
                {!verified && ` · ${t('record.unverified')}`}
              </div>
              <WhatToDo rule={rule} />
            </div>
            {may.override && <OverrideButton placementId={id} rule={rule} filing={filing} />}
          </div>
        </li>
      ))}
      {overrides.map(({ id: overrideId, version, rule, reason, approver, approvedOn }) => (
        <li key={overrideId} className="border-t border-(--line) py-2">
          <div className="row items-start">
            <span className="mark x" />
            <div className="grow">
              <div>{t(`rules.${rule}`)}</div>
              <div className="small dim">
                {rule} · {t('record.overridden', { reason, approver, day: approvedOn })}
              </div>
            </div>
            {may.override && (
              <AskButton
                label={t('record.withdraw')}
                title={t('record.withdraw')}
                body={t('record.withdrawBody')}
                className="link small"
                action={withdrawOverride}
                input={{ id: overrideId, version }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
