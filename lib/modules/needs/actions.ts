'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createNeed = toAction(commands.createNeed);
export const updateNeed = toAction(commands.updateNeed);
export const assignDepartment = toAction(commands.assignDepartment);
export const answerNeed = toAction(commands.answerNeed);
export const closeNeed = toAction(commands.closeNeed);
export const withdrawNeed = toAction(commands.withdrawNeed);
export const reopenNeed = toAction(commands.reopenNeed);
