import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { IndicatorRow } from './types';
import type { IndicatorKind } from './words';

/** An indicator as a row of the sheet that is exported and can be imported again. */
export type IndicatorSheetRow = Pick<
  IndicatorRow,
  'year' | 'code' | 'name' | 'kind' | 'observation' | 'maxScore' | 'owner' | 'selfScore' | 'met' | 'evidence'
> &
  Record<'platform' | 'first' | 'second', string>;
export type IndicatorSheetKey = keyof IndicatorSheetRow;
type Spec = ColumnSpec<IndicatorSheetRow, IndicatorSheetKey>;

/** Kinds as standards name them; the first word of each is the one written. */
const KINDS: Readonly<Record<string, IndicatorKind>> = {
  基础性: 'BASIC',
  实质性: 'SUBSTANTIVE',
  否定性: 'EXCLUDING',
  基础性指标: 'BASIC',
  实质性指标: 'SUBSTANTIVE',
  否定性指标: 'EXCLUDING',
  基础: 'BASIC',
  实质: 'SUBSTANTIVE',
  否定: 'EXCLUDING',
  否决性: 'EXCLUDING',
  一票否决: 'EXCLUDING',
};

function column(key: IndicatorSheetKey, kind: Spec['kind'], names: Spec['names'], more: Partial<Spec> = {}): Spec {
  return { key, kind, names, write: (row) => row[key], ...more };
}

/** The columns of an indicator tree, one row an indicator; what is merged over several rows stands in the first. */
export const INDICATOR_COLUMN_SPECS: readonly Spec[] = [
  column('platform', 'text', ['平台', '平台名称', '联合体', '联合体名称', '共同体', '共同体名称', '产业学院'], {
    ...{ maxLength: 120, width: 32 },
  }),
  column('year', 'int', ['年度', '年份', '建设年度', '自评年度'], { min: 2000, max: 2100 }),
  column('first', 'text', ['一级指标', '一级指标名称', '一级'], { maxLength: 100, width: 20 }),
  column('second', 'text', ['二级指标', '二级指标名称', '二级'], { maxLength: 100, width: 22 }),
  column('code', 'code', ['指标编号', '编号', '指标代码', '三级指标编号'], { maxLength: 20, width: 12 }),
  column('name', 'text', ['三级指标', '三级指标名称', '指标', '指标名称'], {
    required: true,
    maxLength: 200,
    width: 36,
  }),
  column('kind', 'enum', ['指标类型', '类型', '指标性质', '类别'], { words: KINDS, width: 12 }),
  column('observation', 'text', ['观测点', '主要观测点', '指标内涵', '指标说明', '建设要求', '评价标准'], {
    ...{ maxLength: 2_000, width: 40 },
  }),
  column('maxScore', 'decimal', ['分值', '满分', '标准分', '指标分值', '权重'], { min: 0, max: 1_000 }),
  column('owner', 'text', ['负责人', '责任人'], { maxLength: 60, width: 12 }),
  column('selfScore', 'decimal', ['自评分', '自评得分', '自评'], { min: 0, max: 1_000 }),
  column('met', 'bool', ['是否达标', '是否符合']),
  column('evidence', 'text', ['佐证说明', '佐证', '佐证材料', '自评依据', '依据'], { maxLength: 4_000, width: 40 }),
];
