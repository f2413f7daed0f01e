import { useFormatter, useTranslations } from 'next-intl';
import { stampDay } from '@/components/ui/stamp';
import type { PartnerColumnKey } from '@/lib/modules/partners/list';
import type { PartnerRow } from '@/lib/modules/partners/types';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import { PartnerBadge } from './partner-state';
import { Words } from './words';

/** Columns of numbers, which stand at the right. */
export const NUMBERS: readonly PartnerColumnKey[] = ['headcount', 'agreements'];

type Props = { row: PartnerRow; column: PartnerColumnKey; words: DictionaryWords };

/** One cell of the list. */
export function PartnerCell({ row, column, words }: Props) {
  const t = useTranslations('partners');
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? '' : format.number(value));
  if (NUMBERS.includes(column)) {
    const value = column === 'headcount' ? row.headcount : row.agreements;
    return <td className={`num ${value === 0 ? 'zero' : ''}`}>{number(value)}</td>;
  }
  const long = (text: string | null) =>
    text && (
      <span className="clip" title={text}>
        {text}
      </span>
    );
  const cells: Record<Exclude<PartnerColumnKey, 'headcount' | 'agreements'>, React.ReactNode> = {
    state: <PartnerBadge state={row.state} />,
    tier: row.tier && t(`tiers.${row.tier}`),
    scale: row.scale && t(`scales.${row.scale}`),
    chains: <Words codes={row.chains} words={words.CHAIN} />,
    industry: long(row.industry),
    region: long(row.region),
    agreementEnds: <AgreementEnds row={row} />,
    departments: long(row.departments.join(t('separator'))),
    owner: row.owner,
    since: row.since,
    creditCode: row.creditCode && <span className="mono">{row.creditCode}</span>,
    ownership: row.ownership && <Words codes={[row.ownership]} words={words.OWNERSHIP} />,
    cooperation: <Words codes={row.cooperation} words={words.COOPERATION} />,
    contact: row.contact,
    updated: <time dateTime={row.updatedAt}>{stampDay(row.updatedAt)}</time>,
  };
  return <td>{cells[column as keyof typeof cells]}</td>;
}

// From here on an ending agreement is worth a sign, and from there it is urgent.
const SOON = 90;
const URGENT = 30;

/** The last day of the agreement that ends latest, with the days left when they are few. */
export function AgreementEnds({ row }: { row: Pick<PartnerRow, 'agreementEnds' | 'daysLeft' | 'state'> }) {
  const t = useTranslations('partners.list');
  const { agreementEnds, daysLeft } = row;
  if (agreementEnds === null || daysLeft === null)
    return row.state === 'ACTIVE' ? <span className="badge bad">{t('noAgreement')}</span> : null;
  return (
    <span className="row gap-1.5!">
      {agreementEnds}
      {daysLeft <= SOON && (
        <span className={`badge ${daysLeft <= URGENT ? 'bad' : 'warn'}`}>{t('daysLeft', { days: daysLeft })}</span>
      )}
    </span>
  );
}
