import 'server-only';
import type { Fit } from './types';

type Offer = {
  /** None stands for all programmes. */
  programmeIds: readonly string[];
  placeCode: string | null;
  payFrom: number | null;
  payTo: number | null;
};
type Wish = { programmeId: string; placeCodes: readonly string[]; payFrom: number | null };

function placeFit({ placeCode }: Offer, { placeCodes }: Wish): Fit['place'] {
  if (placeCodes.length === 0) return 'ANY';
  if (placeCode === null) return 'UNKNOWN';
  if (placeCodes.some((wished) => placeCode.startsWith(wished))) return 'WISHED';
  // The vacancy names the city, the graduate one of its districts.
  return placeCodes.some((wished) => wished.startsWith(placeCode)) ? 'UNKNOWN' : 'ELSEWHERE';
}

function payFit({ payFrom, payTo }: Offer, { payFrom: wanted }: Wish): Fit['pay'] {
  if (wanted === null) return 'ANY';
  if (payTo !== null) return payTo >= wanted ? 'ENOUGH' : 'BELOW';
  return payFrom !== null && payFrom >= wanted ? 'ENOUGH' : 'UNKNOWN';
}

/** How a vacancy and an intention fit by programme, place and pay; null when the vacancy is for other programmes. */
export function fitOf(offer: Offer, wish: Wish): Fit | null {
  const any = offer.programmeIds.length === 0;
  if (!any && !offer.programmeIds.includes(wish.programmeId)) return null;
  return { programme: any ? 'ANY' : 'NAMED', place: placeFit(offer, wish), pay: payFit(offer, wish) };
}

const POINTS: Readonly<Record<Fit['programme'] | Fit['place'] | Fit['pay'], number>> = {
  ...{ NAMED: 3, WISHED: 2, ENOUGH: 2, ANY: 1, UNKNOWN: 0, ELSEWHERE: -6, BELOW: -6 },
};

/** The better it fits the higher; below nothing where something does not fit. */
export const pointsOf = ({ programme, place, pay }: Fit): number => POINTS[programme] + POINTS[place] + POINTS[pay];

/** Whether nothing speaks against it. */
export const fits = ({ place, pay }: Fit): boolean => place !== 'ELSEWHERE' && pay !== 'BELOW';
