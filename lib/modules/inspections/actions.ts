'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addInspection = toAction(commands.addInspection);
export const updateInspection = toAction(commands.updateInspection);
export const addFinding = toAction(commands.addFinding);
export const updateFinding = toAction(commands.updateFinding);
export const mendFinding = toAction(commands.mendFinding);
export const reopenFinding = toAction(commands.reopenFinding);
export const removeFinding = toAction(commands.removeFinding);
