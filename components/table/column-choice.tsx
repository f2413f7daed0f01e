import { Check, Columns3 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DropMenu } from '@/components/ui/drop-menu';

type Props = {
  /** Every column that may be shown or not, in the order in which they stand. */
  columns: readonly string[];
  shown: readonly string[];
  label: (column: string) => string;
  /** The list's address with these columns; null: the usual ones. */
  to: (columns: string[] | null) => string;
};

/** Which columns a list shows; each is a link that adds it or takes it away. The first column always stands, and is counted. */
export function ColumnChoice({ columns, shown, label, to }: Props) {
  const t = useTranslations('ui.columns');
  return (
    <DropMenu
      end
      className="btn btn-ghost"
      icon={<Columns3 className="ic" aria-hidden />}
      label={t('label', { shown: shown.length + 1, all: columns.length + 1 })}
    >
      <ul className="max-h-96 w-52 overflow-auto" aria-label={t('title')}>
        {columns.map((column) => {
          const on = shown.includes(column);
          const next = columns.filter((each) => (each === column ? !on : shown.includes(each)));
          return (
            <li key={column}>
              <Link href={to(next)} aria-current={on ? 'true' : undefined} scroll={false}>
                <Check className={`ic ic-s ${on ? '' : 'invisible'}`} aria-hidden />
                {label(column)}
              </Link>
            </li>
          );
        })}
        <li>
          <hr />
          <Link href={to(null)} scroll={false}>
            {t('usual')}
          </Link>
        </li>
      </ul>
    </DropMenu>
  );
}
