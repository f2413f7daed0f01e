'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BulkAssign } from '@/components/table/bulk-assign';
import { handOverAgreements } from '@/lib/modules/agreements/actions';
import type { AgreementFilter } from '@/lib/modules/agreements/list';

type Props = {
  filter: AgreementFilter;
  total: number;
  people: { id: string; name: string }[];
  children: ReactNode;
};

/** Chosen agreements are handed over to whoever is responsible for them from now on. */
export function AgreementSelection({ people, ...props }: Props) {
  const t = useTranslations('agreements');
  const words = { act: t('list.handOver'), choice: t('fields.responsibleId') };
  return <BulkAssign {...props} action={handOverAgreements} field="responsibleId" options={people} words={words} />;
}
