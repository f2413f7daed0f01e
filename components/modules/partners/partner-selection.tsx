'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BulkAssign } from '@/components/table/bulk-assign';
import { assignOwner } from '@/lib/modules/partners/actions';
import type { PartnerFilter } from '@/lib/modules/partners/list';

type Props = {
  filter: PartnerFilter;
  total: number;
  people: { id: string; name: string }[];
  children: ReactNode;
};

/** Chosen partners are given to whoever looks after them from now on. */
export function PartnerSelection({ people, ...props }: Props) {
  const t = useTranslations('partners.list');
  const words = { act: t('assign'), choice: t('assignTo') };
  return <BulkAssign {...props} action={assignOwner} field="ownerId" options={people} words={words} />;
}
