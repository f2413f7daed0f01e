import { useTranslations } from 'next-intl';
import type { TodoGroup } from '@/lib/modules/home/types';

const WEEK = 7;

/** How many things of each kind wait, each leading down to its list. */
export function TodoTally({ groups }: { groups: TodoGroup[] }) {
  const t = useTranslations('home');
  return (
    <div className="tally">
      {groups.map((group) => {
        const days = group.items.flatMap((item) => (item.days === null || group.key === 'needs' ? [] : [item.days]));
        const late = days.filter((n) => n < 0).length;
        const soon = days.filter((n) => n >= 0 && n <= WEEK).length;
        return (
          <a key={group.key} href={`#${group.key}`}>
            <span className="lab">{t(`groups.${group.key}`)}</span>
            <span className="v">{group.total}</span>
            <div className="sub">
              {late > 0 && <span className="t-bad">{t('overdue', { count: late })}</span>}
              {late === 0 && soon > 0 && <span className="t-warn">{t('soon', { count: soon })}</span>}
            </div>
          </a>
        );
      })}
    </div>
  );
}
