'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as followUps from './follow-ups';

export const createVisit = toAction(commands.createVisit);
export const updateVisit = toAction(commands.updateVisit);
export const deleteVisit = toAction(commands.deleteVisit);
export const addFollowUp = toAction(followUps.addFollowUp);
export const updateFollowUp = toAction(followUps.updateFollowUp);
export const completeFollowUp = toAction(followUps.completeFollowUp);
export const reopenFollowUp = toAction(followUps.reopenFollowUp);
export const handOverFollowUps = toAction(followUps.handOverFollowUps);
export const removeFollowUp = toAction(followUps.removeFollowUp);
