import type { College } from './college';
import { CANARY_EDUCATION } from './education-plan';

/** Every name and word of the second college holds one of these: a response for anybody else that does has leaked. */
export const CANARY_WORDS = ['金丝雀', 'canary7q'] as const;
const [HAN, LATIN] = CANARY_WORDS;

/** A small invented college that shares the installation. */
export const CANARY: College = {
  code: 'canary',
  name: `${HAN}职业技术学院`,
  shortName: `${HAN}学院`,
  seed: 7077,
  domain: `${LATIN}.example`,
  openPage: false,
  numbers: LATIN,
  mark: (text) => `${HAN}${text}`,
  tag: (code) => `${LATIN}_${code}`,
  departments: [
    { code: 'NY', name: '能源系' },
    { code: 'SW', name: '食品系' },
    { code: 'JG', name: '管理系' },
  ],
  teachersPerDepartment: 2,
  enterprises: { ACTIVE: 12, PROSPECT: 3, SUSPENDED: 1, ENDED: 2 },
  named: [],
  others: { SECONDARY_SCHOOL: 3, PARK: 1, ASSOCIATION: 2, GOVERNMENT: 1, UNIVERSITY: 1, RESEARCH: 1 },
  inForce: { BASE: 4, ORDER_CLASS: 3, PATHWAY: 2, INTERNSHIP: 1, FRAMEWORK: 1, CO_BUILDING: 1, RESEARCH: 1 },
  ending: [1, 1, 1],
  agreements: { expired: 3, terminated: 1, draft: 2, inReview: 1, notBegun: 1, renewals: 1 },
  visits: { SURVEY: 3, VISIT: 6, EXCHANGE: 2, RETURN_VISIT: 1 },
  needs: { PRODUCT: 4, TECHNOLOGY: 4, TALENT: 4 },
  comments: 12,
  education: CANARY_EDUCATION,
};
