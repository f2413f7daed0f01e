'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createNotice = toAction(commands.createNotice);
export const updateNotice = toAction(commands.updateNotice);
export const publishNotice = toAction(commands.publishNotice);
export const withdrawNotice = toAction(commands.withdrawNotice);
