import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Todo, TodoGroup } from '@/lib/modules/home/types';

/** One kind of thing to do: its number leads to all of them, each row to where it is done. */
export function TodoList({ group, mayAct }: { group: TodoGroup; mayAct: boolean }) {
  const t = useTranslations('home');
  return (
    <section className="sec" id={group.key}>
      <div className="sec-head">
        <h2>{t(`groups.${group.key}`)}</h2>
        <span className="n">{t('count', { count: group.total })}</span>
        <div className="acts">
          <Link className="link" href={group.href}>
            {t('all', { count: group.total })}
          </Link>
        </div>
      </div>
      <ul className="todo">
        {group.items.map((todo) => (
          <li key={todo.id}>
            <Link className="grow" href={todo.href}>
              <span className="mid">{todo.title}</span>
              {todo.sub && <span className="dim ctx">{todo.sub}</span>}
            </Link>
            <DaysBadge todo={todo} waiting={group.key === 'needs'} />
            <Link className="btn btn-s" href={todo.href}>
              {t(mayAct ? `acts.${group.key}` : 'actsRead')}
              <span className="vh"> {todo.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const [SOON, LONG] = [7, 15];

/** How long it waits already, or how many days are left. */
function DaysBadge({ todo: { days }, waiting }: { todo: Todo; waiting: boolean }) {
  const t = useTranslations('home');
  if (days === null) return null;
  if (waiting)
    return <span className={`badge ${-days > LONG ? 'warn' : 'idle'}`}>{t('waiting', { days: -days })}</span>;
  if (days < 0) return <span className="badge bad">{t('late', { days: -days })}</span>;
  return <span className={`badge ${days <= SOON ? 'bad' : 'warn'}`}>{t('due', { days })}</span>;
}
