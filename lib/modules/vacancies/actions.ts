'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createVacancy = toAction(commands.createVacancy);
export const updateVacancy = toAction(commands.updateVacancy);
export const withdrawVacancy = toAction(commands.withdrawVacancy);
export const restoreVacancy = toAction(commands.restoreVacancy);
