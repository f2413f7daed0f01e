import type { PartnerKind } from '@/lib/modules/partners/words';
import words from './words.json';
import type { World } from './world';

export type Place = (typeof words.places)[number];
const weighted: Place[] = words.places.flatMap((place) => Array.from({ length: place.weight }, () => place));

/** Where a partner sits: mostly Baotou. */
export function makePlace({ random }: World): Place {
  return random.pick(weighted);
}

const ENDS: Record<Exclude<PartnerKind, 'ENTERPRISE'>, readonly string[]> = {
  SECONDARY_SCHOOL: ['职业高级中学', '中等职业技术学校', '职业教育中心'],
  PARK: ['产业园区'],
  ASSOCIATION: ['行业协会'],
  GOVERNMENT: ['工业和信息化局', '人力资源和社会保障局', '农牧和科技局'],
  UNIVERSITY: ['理工大学', '科技学院'],
  RESEARCH: ['产业技术研究院'],
};

/** Invented brands, each only once, so that no two names are alike by chance. */
export function brandOf(at: number): string {
  const [first, second] = [[...words.brandFirst], [...words.brandSecond]];
  const row = Math.floor(at / first.length);
  const letters = [
    first[at % first.length],
    second[(row + at) % second.length],
    first[Math.floor(row / second.length) - 1],
  ];
  return letters.join('');
}

/** An invented name of a partner that is no enterprise. */
export function bodyName(kind: Exclude<PartnerKind, 'ENTERPRISE'>, at: number, place: Place): string {
  const end = ENDS[kind][at % ENDS[kind].length] ?? '';
  return `${place.city}${kind === 'GOVERNMENT' ? place.district : ''}${brandOf(at * 7 + kind.length)}${end}`;
}
