import type { AgreementKind } from '@/lib/modules/agreements/words';
import type { NeedKind } from '@/lib/modules/needs/words';
import type { PartnerKind } from '@/lib/modules/partners/words';
import type { VisitKind } from '@/lib/modules/visits/words';
import { BTQY_EDUCATION, type EducationPlan } from './education-plan';

/** What one demo college is made of. How many of everything stands here; the builders make the records. */
export type College = {
  code: string;
  name: string;
  shortName: string;
  seed: number;
  /** Of its demo e-mail addresses and websites. */
  domain: string;
  /** Whether everybody may read what it publishes. */
  openPage: boolean;
  /** Start of its agreements' numbers. */
  numbers: string;
  /** What every name and word goes through; the canary's adds its mark. */
  mark: (text: string) => string;
  /** The same for codes and Latin words. */
  tag: (code: string) => string;
  departments: { code: string; name: string }[];
  teachersPerDepartment: number;
  enterprises: Record<'ACTIVE' | 'PROSPECT' | 'SUSPENDED' | 'ENDED', number>;
  /** Enterprises that the college's report names, among those in cooperation. */
  named: Named[];
  others: Record<Exclude<PartnerKind, 'ENTERPRISE'>, number>;
  /** Agreements in force, by kind. */
  inForce: Record<AgreementKind, number>;
  /** Of those in force: how many end within 7, 30 and 90 days. */
  ending: readonly [number, number, number];
  agreements: Record<'expired' | 'terminated' | 'draft' | 'inReview' | 'notBegun' | 'renewals', number>;
  visits: Record<VisitKind, number>;
  needs: Record<NeedKind, number>;
  comments: number;
  education: EducationPlan;
};

export type Named = { name: string; shortName: string; trade: string; aliases?: string[]; kind?: PartnerKind };

/** 包头轻工职业技术学院 after its report of 2025: the figures that partners, agreements, visits and needs can yield come out by counting. */
export const BTQY: College = {
  code: 'btqy',
  name: '包头轻工职业技术学院',
  shortName: '包头轻院',
  seed: 20250416,
  domain: 'btqy.example',
  openPage: true,
  numbers: 'BQ',
  mark: (text) => text,
  tag: (code) => code,
  departments: [
    { code: 'NY', name: '能源工程系' },
    { code: 'ZDH', name: '自动化系' },
    { code: 'CL', name: '车辆工程系' },
    { code: 'HC', name: '化工与材料工程系' },
    { code: 'SW', name: '食品生物工程系' },
    { code: 'NM', name: '农牧工程系' },
    { code: 'JG', name: '经济管理系' },
  ],
  teachersPerDepartment: 4,
  enterprises: { ACTIVE: 652, PROSPECT: 58, SUSPENDED: 9, ENDED: 37 },
  named: [
    { name: '弘元新材料(包头)有限公司', shortName: '弘元', trade: '硅材料', aliases: ['弘元新材料'] },
    { name: '晶澳集团', shortName: '晶澳', trade: '光伏' },
    { name: '通威集团', shortName: '通威', trade: '硅材料' },
    { name: '旭阳集团', shortName: '旭阳', trade: '化工' },
    { name: '比亚迪', shortName: '比亚迪', trade: '新能源汽车' },
    { name: '优利康达', shortName: '优利康达', trade: '新能源' },
    { name: '内蒙古丹妮娅百嘉食品有限公司', shortName: '丹妮娅', trade: '烘焙食品', aliases: ['丹妮亚'] },
    { name: '内蒙古路易精普检测科技有限公司', shortName: '路易精普', trade: '检测技术' },
    { name: '内蒙古森艾科技有限公司', shortName: '森艾科技', trade: '自动化' },
    { name: '包头装备制造产业园区', shortName: '装备园区', trade: '机械制造', kind: 'PARK' },
    { name: '九原区农牧局', shortName: '九原农牧局', trade: '牧业', kind: 'GOVERNMENT' },
  ],
  others: { SECONDARY_SCHOOL: 32, PARK: 4, ASSOCIATION: 6, GOVERNMENT: 5, UNIVERSITY: 3, RESEARCH: 3 },
  inForce: { BASE: 157, ORDER_CLASS: 95, PATHWAY: 35, INTERNSHIP: 40, FRAMEWORK: 48, CO_BUILDING: 8, RESEARCH: 1 },
  ending: [3, 6, 12],
  agreements: { expired: 40, terminated: 8, draft: 6, inReview: 4, notBegun: 5, renewals: 14 },
  visits: { SURVEY: 24, VISIT: 72, EXCHANGE: 10, RETURN_VISIT: 14 },
  needs: { PRODUCT: 36, TECHNOLOGY: 30, TALENT: 48 },
  comments: 40,
  education: BTQY_EDUCATION,
};
