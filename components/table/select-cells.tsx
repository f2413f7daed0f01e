import { useTranslations } from 'next-intl';

/** The head's box that chooses every row of the page; it stands inside a `BulkAssign`. */
export function SelectAllCell() {
  const t = useTranslations('ui.select');
  return (
    <th className="cell-check pin">
      <input className="check" type="checkbox" data-all aria-label={t('page')} />
    </th>
  );
}

/** A row's box. */
export function SelectCell({ id, name }: { id: string; name: string }) {
  const t = useTranslations('ui.select');
  return (
    <td className="cell-check pin">
      <input className="check" type="checkbox" name="ids" value={id} aria-label={t('row', { name })} />
    </td>
  );
}
