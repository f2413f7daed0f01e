import { describe, expect, it } from 'vitest';
import rows from '@/prisma/seed/reference/industries.json';
import words from '@/prisma/seed/reference/industry-words.json';
import { divisionsOf, industryName, industryOptions, matchIndustry, sectionOf } from './industries';

const codes = new Set(rows.map((row) => row.code));
const ofLength = (n: number) => rows.filter((row) => row.code.length === n);
const LEDGER =
  '电力工程 烘焙 乳业 检测技术 稀土功能材料 牧业 化工 光伏 食品 新能源 安全技术 酿造 自动化 环保科技 农机 硅材料 物流 风电装备 机械制造 汽车服务';

describe('industries', () => {
  it('has every section and division once, and every parent', () => {
    expect(ofLength(1)).toHaveLength(20);
    expect(ofLength(2)).toHaveLength(97);
    expect(codes.size).toBe(rows.length);
    expect(rows.filter((row) => row.parent !== null && !codes.has(row.parent))).toEqual([]);
    expect(Object.values(words).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('goes up and down the levels', () => {
    expect(sectionOf('1411')).toBe('C');
    expect(sectionOf('1498')).toBe('C');
    expect(sectionOf('M')).toBe('M');
    expect(sectionOf('9999')).toBeNull();
    expect(divisionsOf('C')).toHaveLength(31);
    expect(divisionsOf('P')).toEqual(['83']);
  });

  it.each(LEDGER.split(' '))('reads the office word %s', (word) => {
    expect(codes.has(matchIndustry(word)?.code ?? '')).toBe(true);
  });

  it('reads names, codes and longer texts, and nothing else', () => {
    expect(matchIndustry('糕点、面包制造')).toEqual({ code: '1411' });
    expect(matchIndustry('C1411')).toEqual({ code: '1411' });
    expect(matchIndustry('１４１１')).toEqual({ code: '1411' });
    expect(matchIndustry('风电装备企业')).toEqual({ code: '3415' });
    expect(matchIndustry('甲乙丙')).toBeNull();
    expect(matchIndustry('')).toBeNull();
  });

  it('offers by code, name and word in both languages', () => {
    expect(industryName('1411', 'en')).toBe('Pastry and bread');
    expect(industryOptions('烘焙', 'zh-CN', 5)[0]).toEqual({ code: '1411', label: '1411 糕点、面包制造' });
    expect(industryOptions('dairy', 'en', 5).map((o) => o.code)).toContain('144');
    expect(industryOptions('', 'zh-CN', 7)).toHaveLength(7);
  });
});
