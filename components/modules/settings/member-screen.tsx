import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { stampDay } from '@/components/ui/stamp';
import type { MemberRecord } from '@/lib/modules/people/types';
import { MemberAccount } from './member-account';
import { MemberActions } from './member-actions';
import { MemberForm } from './member-form';
import { MemberHistory } from './member-history';
import { MemberBadge } from './member-table';

type Props = { member: MemberRecord; departments: { id: string; name: string }[]; self: boolean };

/** One person: who it is, what may be done, role and place, account, history. */
export async function MemberScreen({ member, departments, self }: Props) {
  const t = await getTranslations('settings');
  return (
    <>
      <nav className="crumb">
        <Link href="/settings/people">{t('people.title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{member.name}</span>
      </nav>
      <div className="head">
        <h1>{member.name}</h1>
        <MemberBadge state={member.state} />
        <span className="dim">{t(`roles.${member.role}`)}</span>
        {member.partner && (
          <Link className="link" href={`/partners/${member.partner.id}`}>
            {member.partner.name}
          </Link>
        )}
        {member.endedAt && <span className="small dim">{t('people.endedAt', { day: stampDay(member.endedAt) })}</span>}
        <div className="acts">
          <MemberActions member={{ id: member.id, version: member.version, name: member.name, may: member.may }} />
        </div>
      </div>
      <div className="record">
        <div className="body">
          {member.may.update && (
            <section className="sec">
              <div className="sec-head">
                <h2>{t('people.placeTitle')}</h2>
              </div>
              <MemberForm values={formOf(member)} departments={withOwn(departments, member)} self={self} />
            </section>
          )}
          <MemberAccount member={member} />
        </div>
        <aside>
          <MemberHistory changes={member.changes} names={member.names} />
        </aside>
      </div>
    </>
  );
}

const formOf = ({ id, version, role, departmentId, title, staffNo }: MemberRecord) => ({
  id,
  version,
  role,
  departmentId,
  title,
  staffNo,
});

// A department that was closed stays the person's own until it is changed.
function withOwn(departments: Props['departments'], { departmentId, department }: MemberRecord) {
  const known = departmentId === null || departments.some((d) => d.id === departmentId);
  return known ? departments : [...departments, { id: departmentId, name: department ?? '' }];
}
