'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BulkAssign } from '@/components/table/bulk-assign';
import { handOverFollowUps } from '@/lib/modules/visits/actions';
import type { FollowUpFilter } from '@/lib/modules/visits/list';

type Props = {
  filter: FollowUpFilter;
  total: number;
  people: { id: string; name: string }[];
  children: ReactNode;
};

/** Chosen follow-ups are handed over to somebody else. */
export function FollowUpSelection({ people, ...props }: Props) {
  const t = useTranslations('visits');
  const words = { act: t('followUpList.handOver'), choice: t('fields.ownerId') };
  return <BulkAssign {...props} action={handOverFollowUps} field="ownerId" options={people} words={words} />;
}
