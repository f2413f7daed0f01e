import { describe, expect, it } from 'vitest';
import rows from '@/prisma/seed/reference/regions.json';
import { matchRegion, regionName, regionOptions, regionShort } from './regions';

const codes = new Set(rows.map((row) => row.code));

describe('regions', () => {
  it('has every province and city, the districts of 内蒙古, and every parent', () => {
    expect(rows.filter((row) => row.code.length === 2)).toHaveLength(34);
    expect(rows.filter((row) => row.code.length === 4 && !/^(11|12|31|50)/.test(row.code))).toHaveLength(333);
    expect(rows.filter((row) => row.code.length === 6 && row.code.startsWith('15'))).toHaveLength(103);
    expect(codes.size).toBe(rows.length);
    expect(rows.filter((row) => row.parent !== null && !codes.has(row.parent))).toEqual([]);
  });

  it.each([
    ['内蒙古自治区包头市', '1502'],
    ['陕西省榆林市', '6108'],
    ['包头', '1502'],
    ['包头市工业路187号', '1502'],
    ['内蒙古包头市昆都仑区友谊大街', '150203'],
    ['内蒙古 包头 昆区', '150203'],
    ['内蒙古自治区', '15'],
    ['吉林', '22'],
    ['吉林市', '2202'],
    ['乌海市海南区', '150303'],
    ['北京市', '1101'],
    ['北京市朝阳区', '110105'],
    ['重庆市云阳县', '500235'],
    ['锡林郭勒盟', '1525'],
    ['延边', '2224'],
    ['河南省济源市', '419001'],
    ['昆都仑区', '150203'],
    ['150200', '1502'],
    ['150203', '150203'],
    ['朝阳区', null],
    ['工业路187号', null],
    ['', null],
  ])('reads %s', (text, code) => {
    expect(matchRegion(text)).toBe(code);
  });

  it('names them in full, alone, and in English', () => {
    expect(regionName('150203', 'zh-CN')).toBe('内蒙古自治区包头市昆都仑区');
    expect(regionName('150203', 'en')).toBe('Kundulun District, Baotou, Inner Mongolia');
    expect(regionName('110105', 'zh-CN')).toBe('北京市朝阳区');
    expect(regionName('4290', 'zh-CN')).toBe('湖北省');
    expect(regionName('99', 'zh-CN')).toBeNull();
    expect(regionShort('150203', 'zh-CN')).toBe('昆都仑区');
  });

  it('offers by code and name', () => {
    expect(regionOptions('包头市', 'zh-CN', 3).map((o) => o.code)).toEqual(['1502', '150202', '150203']);
    expect(regionOptions('baotou', 'en', 1)[0]?.code).toBe('1502');
    expect(regionOptions('1502', 'zh-CN', 50)).toHaveLength(10);
  });
});
