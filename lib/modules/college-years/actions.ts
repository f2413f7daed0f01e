'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const startYear = toAction(commands.startYear);
export const writePlan = toAction(commands.writePlan);
export const writeAssessment = toAction(commands.writeAssessment);
export const submitYear = toAction(commands.submitYear);
export const decideYear = toAction(commands.decideYear);
