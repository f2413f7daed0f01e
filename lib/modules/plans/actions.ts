'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createPlan = toAction(commands.createPlan);
export const updatePlan = toAction(commands.updatePlan);
export const submitPlan = toAction(commands.submitPlan);
export const approvePlan = toAction(commands.approvePlan);
export const returnPlan = toAction(commands.returnPlan);
export const closePlan = toAction(commands.closePlan);
export const cancelPlan = toAction(commands.cancelPlan);
