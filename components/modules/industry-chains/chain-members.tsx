import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PartnerBadge } from '@/components/modules/partners/partner-state';
import { ProgrammeBadge } from '@/components/modules/programmes/programme-state';
import type { PartnerRow } from '@/lib/modules/partners/types';
import type { ProgrammeRow } from '@/lib/modules/programmes/types';

function Row({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <li className="row min-h-9 flex-wrap">
      <Link className="link" href={href}>
        {name}
      </Link>
      {children}
    </li>
  );
}

/** The programmes of a chain with their students. */
export function ChainProgrammes({ rows }: { rows: ProgrammeRow[] }) {
  const t = useTranslations('programmes');
  return (
    <ul>
      {rows.map((row) => (
        <Row key={row.id} href={`/programmes/${row.id}`} name={row.name}>
          <ProgrammeBadge state={row.state} />
          <span className="small dim">{row.department}</span>
          <span className="num ml-auto">{t('students', { count: row.students })}</span>
        </Row>
      ))}
    </ul>
  );
}

/** The enterprises of a chain that the college works with. */
export function ChainPartners({ rows }: { rows: PartnerRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <Row key={row.id} href={`/partners/${row.id}`} name={row.name}>
          <PartnerBadge state={row.state} />
          <span className="small dim ml-auto">{row.region}</span>
        </Row>
      ))}
    </ul>
  );
}
