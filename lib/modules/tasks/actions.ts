'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addTask = toAction(commands.addTask);
export const updateTask = toAction(commands.updateTask);
export const completeTask = toAction(commands.completeTask);
export const dropTask = toAction(commands.dropTask);
export const reopenTask = toAction(commands.reopenTask);
