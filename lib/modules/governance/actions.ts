'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as documents from './documents';
import * as seats from './seats';

export const addMeeting = toAction(commands.addMeeting);
export const updateMeeting = toAction(commands.updateMeeting);
export const addResolution = toAction(commands.addResolution);
export const updateResolution = toAction(commands.updateResolution);
export const completeResolution = toAction(commands.completeResolution);
export const reopenResolution = toAction(commands.reopenResolution);
export const removeResolution = toAction(commands.removeResolution);
export const addSeat = toAction(seats.addSeat);
export const updateSeat = toAction(seats.updateSeat);
export const succeedSeat = toAction(seats.succeedSeat);
export const addDocument = toAction(documents.addDocument);
export const updateDocument = toAction(documents.updateDocument);
