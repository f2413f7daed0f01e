'use server';

import { toAction } from '@/lib/transport/action';
import { markAllRead, markRead } from './commands';

export const markReadAction = toAction(markRead);
export const markAllReadAction = toAction(markAllRead);
