'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { orderDepartments, orderEntries } from '@/lib/modules/settings/actions';
import type { Dictionary } from '@/lib/modules/settings/words';

type Props = { ids: string[]; index: number; name: string; dictionary?: Dictionary };

/** Moves one row of an ordered list up or down by one. A list that changed meanwhile is shown anew instead. */
export function OrderButtons({ ids, index, name, dictionary }: Props) {
  const t = useTranslations('settings.departments');
  const router = useRouter();
  const { run, pending } = useCommand<unknown>(dictionary ? orderEntries : orderDepartments);

  async function move(by: 1 | -1) {
    const moved = ids.filter((_, at) => at !== index);
    moved.splice(index + by, 0, ...ids.slice(index, index + 1));
    await run(dictionary ? { dictionary, ids: moved } : { ids: moved });
    router.refresh();
  }

  return (
    <span className="row">
      <button
        type="button"
        className="btn btn-ghost btn-icon btn-s"
        disabled={pending || index === 0}
        aria-label={t('up', { name })}
        onClick={() => move(-1)}
      >
        <ChevronUp className="ic" aria-hidden />
      </button>
      <button
        type="button"
        className="btn btn-ghost btn-icon btn-s"
        disabled={pending || index === ids.length - 1}
        aria-label={t('down', { name })}
        onClick={() => move(1)}
      >
        <ChevronDown className="ic" aria-hidden />
      </button>
    </span>
  );
}
