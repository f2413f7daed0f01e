import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { MailFailure } from '@/lib/mail/failures';
import type { LinkRow } from './types';
import type { LinkKind, LinkState } from './words';

/** A link as a row of the exported sheet: never its address. */
export type LinkSheetRow = Pick<
  LinkRow,
  'recipient' | 'kind' | 'state' | 'about' | 'madeOn' | 'expiresOn' | 'usedOn'
> & {
  partner: string;
  mailFailure: MailFailure | null;
};
type Key = keyof LinkSheetRow;
type Spec = ColumnSpec<LinkSheetRow, Key>;

const KINDS: Readonly<Record<string, LinkKind>> = {
  更新岗位名额: 'SLOTS',
  确认实习生在岗: 'PRESENT',
  企业评价: 'ASSESS',
  是否愿意再接收: 'HOST_AGAIN',
  签署三方协议: 'SIGN',
  报告情况: 'INCIDENT',
  核对联系方式: 'CONTACT',
};
const STATES: Readonly<Record<string, LinkState>> = {
  待办理: 'OPEN',
  已办理: 'USED',
  已过期: 'EXPIRED',
  已撤回: 'REVOKED',
};

const FAILURES: Readonly<Record<string, MailFailure>> = {
  邮箱地址有误: 'ADDRESS',
  邮箱不存在或已停用: 'MAILBOX',
  对方邮箱已满: 'FULL',
  对方服务器拒收: 'REFUSED',
  对方服务器暂时不收: 'LATER',
  连不上邮件服务器: 'SERVER',
  本系统的发信账号登录失败: 'LOGIN',
  其他原因: 'OTHER',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the links' sheet, which is only written. */
export const LINK_COLUMN_SPECS: readonly Spec[] = [
  column('recipient', 'text', '收件人', { width: 14 }),
  column('partner', 'text', '合作单位', { width: 36 }),
  column('kind', 'enum', '事项', { words: KINDS, width: 20 }),
  column('about', 'text', '关于', { width: 24 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('madeOn', 'date', '生成日期', { width: 14 }),
  column('expiresOn', 'date', '有效期至', { width: 14 }),
  column('usedOn', 'date', '办理日期', { width: 14 }),
  column('mailFailure', 'enum', '邮件未送达原因', { words: FAILURES, width: 22 }),
];
