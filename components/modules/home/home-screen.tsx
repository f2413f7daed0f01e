import { Building2, FileUp, Footprints, Lightbulb } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Empty } from '@/components/ui/head';
import { grantOf } from '@/lib/authz/catalogue';
import type { Role } from '@/lib/authz/roles';
import type { TodoGroup } from '@/lib/modules/home/types';
import { TodoList } from './todo-list';
import { TodoTally } from './todo-tally';

type Props = { role: Role; name: string; partnerId: string | null; today: string; groups: TodoGroup[] };

/** What needs doing now, by kind; for those who have nothing in the portal yet, what will come. */
export function HomeScreen({ role, name, partnerId, today, groups }: Props) {
  const t = useTranslations('home');
  const format = useFormatter();
  const day = format.dateTime(new Date(`${today}T12:00:00+08:00`), { month: 'long', day: 'numeric', weekday: 'long' });
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const outside = role === 'STUDENT';
  return (
    <>
      <div className="head pt-4">
        <h1>{t('title')}</h1>
        <span className="dim">
          {day}
          {!outside && ` · ${t('lede', { count: total })}`}
        </span>
        <HomeActs role={role} partnerId={partnerId} />
      </div>
      {groups.length > 0 && <TodoTally groups={groups} />}
      {groups.map((group) => (
        <TodoList key={group.key} group={group} mayAct={mayAct(role, group.key)} />
      ))}
      {outside && (
        <Empty title={t('student', { name })} hint={t('studentHint')}>
          <div className="row flex-wrap justify-center">
            <Link className="btn" href="/internships/choice">
              {t('choose')}
            </Link>
            <Link className="btn btn-primary" href="/internships/placements">
              {t('internships')}
            </Link>
            <Link className="btn" href="/vacancies">
              {t('vacancies')}
            </Link>
            <Link className="btn" href="/intentions">
              {t('intention')}
            </Link>
            <Link className="btn" href="/notifications">
              {t('notifications')}
            </Link>
            <Link className="btn" href="/account">
              {t('account')}
            </Link>
          </div>
        </Empty>
      )}
      {!outside && groups.length === 0 && <Empty title={t('none')} hint={t('noneHint')} />}
    </>
  );
}

const ACTS = {
  approvals: 'agreements.approve',
  drafts: 'agreements.write',
  ending: 'agreements.write',
  needs: 'needs.answer',
  followUps: 'visits.write',
  imports: 'partners.import',
  adjustments: 'programmes.read',
  orderClasses: 'order-classes.write',
  resolutions: 'governance.carry-out',
  tasks: 'governance.carry-out',
  findings: 'inspections.mend',
  inspections: 'inspections.write',
  indicators: 'governance.carry-out',
  years: 'governance.review',
  interns: 'placements.guide',
  links: 'links.write',
  linksToSend: 'links.write',
  choices: 'choices.make',
  ownChoices: 'choices.decide',
  roomRequests: 'centres.decide',
} as const;
const mayAct = (role: Role, key: TodoGroup['key']) => grantOf(role, ACTS[key]) !== null;

/** What the role does most. */
function HomeActs({ role, partnerId }: Pick<Props, 'role' | 'partnerId'>) {
  const t = useTranslations('home');
  const outsider = grantOf(role, 'partners.profile') !== null;
  const acts = [
    { show: grantOf(role, 'visits.write') !== null, href: '/visits/new', Icon: Footprints, key: 'logVisit' },
    { show: grantOf(role, 'partners.create') !== null, href: '/partners/new', Icon: Building2, key: 'newPartner' },
    {
      show: grantOf(role, 'partners.import') !== null,
      href: '/imports/new?module=partners',
      Icon: FileUp,
      key: 'import',
    },
    { show: outsider && partnerId !== null, href: `/partners/${partnerId}`, Icon: Building2, key: 'ourProfile' },
    { show: outsider, href: '/needs/new', Icon: Lightbulb, key: 'raiseNeed' },
  ].filter((act) => act.show);
  if (acts.length === 0) return null;
  return (
    <div className="acts">
      {acts.map(({ href, Icon, key }) => (
        <Link key={key} className="btn" href={href}>
          <Icon className="ic" aria-hidden />
          {t(key)}
        </Link>
      ))}
    </div>
  );
}
