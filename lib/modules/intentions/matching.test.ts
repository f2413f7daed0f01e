import { describe, expect, it } from 'vitest';
import { fitOf, fits, pointsOf } from './matching';

const offer = { programmeIds: ['p'], placeCode: '150203', payFrom: 4000, payTo: 6000 };
const wish = { programmeId: 'p', placeCodes: ['1502'], payFrom: 5000 };

describe('how a vacancy and an intention fit', () => {
  it('needs the programme, unless the vacancy names none', () => {
    expect(fitOf(offer, { ...wish, programmeId: 'q' })).toBeNull();
    expect(fitOf(offer, wish)).toEqual({ programme: 'NAMED', place: 'WISHED', pay: 'ENOUGH' });
    expect(fitOf({ ...offer, programmeIds: [] }, wish)?.programme).toBe('ANY');
  });

  it.each([
    [['150203'], '150203', 'WISHED'],
    [['1502'], '150203', 'WISHED'],
    [['15'], '150203', 'WISHED'],
    [['150202'], '150203', 'ELSEWHERE'],
    [['150202'], '1502', 'UNKNOWN'],
    [['1501'], null, 'UNKNOWN'],
    [[], '110105', 'ANY'],
  ])('by place: wished %j, offered %s', (placeCodes, placeCode, place) => {
    expect(fitOf({ ...offer, placeCode }, { ...wish, placeCodes })?.place).toBe(place);
  });

  it.each([
    [6000, 4000, 6000, 'ENOUGH'],
    [6001, 4000, 6000, 'BELOW'],
    [4000, 4000, null, 'ENOUGH'],
    [4001, 4000, null, 'UNKNOWN'],
    [4000, null, null, 'UNKNOWN'],
    [null, 1000, 1000, 'ANY'],
  ])('by pay: wished %s, offered %s to %s', (wanted, payFrom, payTo, pay) => {
    expect(fitOf({ ...offer, payFrom, payTo }, { ...wish, payFrom: wanted })?.pay).toBe(pay);
  });

  it('ranks what fits above what does not', () => {
    const all = ['NAMED', 'ANY'].flatMap((programme) =>
      ['WISHED', 'ANY', 'UNKNOWN', 'ELSEWHERE'].flatMap((place) =>
        ['ENOUGH', 'ANY', 'UNKNOWN', 'BELOW'].map(
          (pay) => ({ programme, place, pay }) as NonNullable<ReturnType<typeof fitOf>>,
        ),
      ),
    );
    const worst = Math.min(...all.filter(fits).map(pointsOf));
    const best = Math.max(...all.filter((fit) => !fits(fit)).map(pointsOf));
    expect(worst).toBeGreaterThan(best);
  });
});
