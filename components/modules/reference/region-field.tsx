'use client';

import { useState } from 'react';
import { ComboField, type Load } from '@/components/form/combo-field';
import { regionOptions } from '@/lib/modules/reference/actions';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

/** Regions that fit what was typed: by name, pinyin or code. */
export const loadRegions: Load = async (q) => {
  const answer = await regionOptions({ q: q.slice(0, 60) });
  return answer.ok ? answer.data : [];
};

type Props = {
  name: string;
  label: string;
  /** What stands there now: its code and how it is called. */
  code: string | null | undefined;
  place: string | null | undefined;
  error: ActionError | null;
};

/** A region, found while it is typed; its code goes with the form. */
export function RegionField({ name, label, code, place, error }: Props) {
  const [region, setRegion] = useState<Option | null>(code ? { code, label: place ?? code } : null);
  return (
    <>
      {/* Before what is typed, which has the same name: a form reads the first. */}
      <input type="hidden" name={name} value={region?.code ?? ''} />
      <ComboField {...{ name, label, error }} value={region} onChange={setRegion} load={loadRegions} />
    </>
  );
}
