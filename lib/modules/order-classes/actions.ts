'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const reviewOrderClass = toAction(commands.reviewOrderClass);
export const approveOrderClass = toAction(commands.approveOrderClass);
export const startOrderClass = toAction(commands.startOrderClass);
export const finishOrderClass = toAction(commands.finishOrderClass);
export const rejectOrderClass = toAction(commands.rejectOrderClass);
export const cancelOrderClass = toAction(commands.cancelOrderClass);
