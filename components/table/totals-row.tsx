import { useFormatter } from 'next-intl';

type Props = {
  label: string;
  /** The columns after the first, in their order; those without a value stay empty. */
  columns: readonly string[];
  values: Readonly<Record<string, number>>;
  selectable: boolean;
  pin: string;
  /** The page's own line, above that of the whole list. */
  sub?: boolean;
  digits?: number;
};

/** What the numbers of a table add up to: one line of its foot. */
export function TotalsRow({ label, columns, values, selectable, pin, sub, digits = 0 }: Props) {
  const format = useFormatter();
  return (
    <tr className={sub ? 'sub' : undefined}>
      {selectable && <td className="cell-check pin" />}
      <th scope="row" className={pin}>
        {sub ? <span className="lab">{label}</span> : label}
      </th>
      {columns.map((key) => {
        const value = values[key];
        if (value === undefined) return <td key={key} />;
        return (
          <td key={key} className="num">
            {format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })}
          </td>
        );
      })}
    </tr>
  );
}
