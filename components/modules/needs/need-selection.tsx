'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BulkAssign } from '@/components/table/bulk-assign';
import { assignDepartment } from '@/lib/modules/needs/actions';
import type { NeedFilter } from '@/lib/modules/needs/list';

type Props = {
  filter: NeedFilter;
  total: number;
  departments: { id: string; name: string }[];
  children: ReactNode;
};

/** Chosen needs are given to the department that sees to them from now on. */
export function NeedSelection({ departments, ...props }: Props) {
  const t = useTranslations('needs');
  const words = { act: t('list.assign'), choice: t('fields.departmentId') };
  return <BulkAssign {...props} action={assignDepartment} field="departmentId" options={departments} words={words} />;
}
