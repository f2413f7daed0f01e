import { Check, Columns3 } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DropMenu } from '@/components/ui/drop-menu';
import { PARTNER_COLUMNS, type PartnerListState, partnerColumnsOf, screenHref } from '@/lib/modules/partners/list';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';

/** Which columns the list shows; each is a link that adds it or takes it away. */
export async function ColumnChoice({ screen, state }: { screen: PartnerScreen; state: PartnerListState }) {
  const t = await getTranslations('partners');
  const href = screenHref(screen);
  const shown = partnerColumnsOf(state);
  return (
    <DropMenu
      end
      className="btn btn-ghost"
      icon={<Columns3 className="ic" aria-hidden />}
      label={t('list.columns', { shown: shown.length + 1, all: PARTNER_COLUMNS.length + 1 })}
    >
      <ul className="max-h-96 w-52 overflow-auto" aria-label={t('list.columnsTitle')}>
        {PARTNER_COLUMNS.map((key) => {
          const on = shown.includes(key);
          const cols = on ? shown.filter((each) => each !== key) : [...shown, key];
          return (
            <li key={key}>
              <Link href={href({ cols }, state)} aria-current={on ? 'true' : undefined} scroll={false}>
                <Check className={`ic ic-s ${on ? '' : 'invisible'}`} aria-hidden />
                {t(`fields.${key}`)}
              </Link>
            </li>
          );
        })}
        {state.cols && (
          <li>
            <hr />
            <Link href={href({ cols: null }, state)} scroll={false}>
              {t('list.usualColumns')}
            </Link>
          </li>
        )}
      </ul>
    </DropMenu>
  );
}
