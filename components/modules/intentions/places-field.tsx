'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ComboField } from '@/components/form/combo-field';
import { loadRegions } from '@/components/modules/reference/region-field';
import { MOST_PLACES } from '@/lib/modules/intentions/words';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

type Props = { value: Option[]; onChange: (value: Option[]) => void; error: ActionError | null };

/** Several regions, each found while it is typed. */
export function PlacesField({ value, onChange, error }: Props) {
  const t = useTranslations('intentions');
  const add = (region: Option | null) => {
    if (region && !value.some(({ code }) => code === region.code)) onChange([...value, region]);
  };
  return (
    <div className="field wide">
      {value.length > 0 && (
        <ul className="chips" aria-label={t('fields.places')}>
          {value.map(({ code, label }) => (
            <li key={code}>
              <button
                type="button"
                className="chip"
                aria-label={t('form.removePlace', { place: label })}
                onClick={() => onChange(value.filter((each) => each.code !== code))}
              >
                {label}
                <X className="ic ic-s" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < MOST_PLACES && (
        // Begins anew after each choice.
        <ComboField
          key={value.length}
          {...{ name: 'placeCodes', label: t('fields.places'), help: t('form.placesHint'), error }}
          value={null}
          onChange={add}
          load={loadRegions}
        />
      )}
    </div>
  );
}
