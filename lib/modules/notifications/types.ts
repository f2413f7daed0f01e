import type { NotificationKind } from './words';

export type NotificationRow = {
  id: string;
  kind: NotificationKind;
  params: Record<string, string | number>;
  href: string | null;
  read: boolean;
  createdAt: Date;
};
