'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addMeeting = toAction(commands.addMeeting);
export const updateMeeting = toAction(commands.updateMeeting);
export const addResolution = toAction(commands.addResolution);
export const updateResolution = toAction(commands.updateResolution);
export const completeResolution = toAction(commands.completeResolution);
export const reopenResolution = toAction(commands.reopenResolution);
export const removeResolution = toAction(commands.removeResolution);
