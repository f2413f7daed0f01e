import type { IndicatorRow, Sums } from './types';
import type { IndicatorState } from './words';

type Assessed = Pick<IndicatorRow, 'maxScore' | 'selfScore' | 'met'>;

/** How an indicator stands, as it follows from what was assessed. The policy's `indicatorsIn` says the same to the database. */
export function indicatorStateOf({ selfScore, met }: Assessed): IndicatorState {
  if (met === false) return 'UNMET';
  return selfScore !== null || met !== null ? 'ASSESSED' : 'OPEN';
}

const hundredths = (score: number | null) => Math.round((score ?? 0) * 100);

/** What indicators are together; scores are added in hundredths, so that 0.1 and 0.2 are 0.3. */
export function sumsOf(indicators: readonly Assessed[]): Sums {
  const states = indicators.map(indicatorStateOf);
  const total = (of: (each: Assessed) => number | null) =>
    indicators.reduce((sum, each) => sum + hundredths(of(each)), 0) / 100;
  return {
    indicators: states.length,
    assessed: states.filter((state) => state !== 'OPEN').length,
    unmet: states.filter((state) => state === 'UNMET').length,
    full: total(({ maxScore }) => maxScore),
    self: total(({ selfScore }) => selfScore),
  };
}
