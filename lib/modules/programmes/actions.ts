'use server';

import { toAction } from '@/lib/transport/action';
import * as adjustments from './adjustments';
import * as commands from './commands';
import * as intakes from './intakes';

export const createProgramme = toAction(commands.createProgramme);
export const updateProgramme = toAction(commands.updateProgramme);
export const approveProgramme = toAction(commands.approveProgramme);
export const enrolProgramme = toAction(commands.enrolProgramme);
export const stopProgramme = toAction(commands.stopProgramme);
export const resumeProgramme = toAction(commands.resumeProgramme);
export const withdrawProgramme = toAction(commands.withdrawProgramme);
export const addIntake = toAction(intakes.addIntake);
export const updateIntake = toAction(intakes.updateIntake);
export const proposeAdjustment = toAction(adjustments.proposeAdjustment);
export const reproposeAdjustment = toAction(adjustments.reproposeAdjustment);
export const reviewAdjustment = toAction(adjustments.reviewAdjustment);
export const forwardAdjustment = toAction(adjustments.forwardAdjustment);
export const sendBackAdjustment = toAction(adjustments.sendBackAdjustment);
export const returnAdjustment = toAction(adjustments.returnAdjustment);
export const decideAdjustment = toAction(adjustments.decideAdjustment);
