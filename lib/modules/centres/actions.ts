'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addRoom = toAction(commands.addRoom);
export const addTraining = toAction(commands.addTraining);
export const moveTraining = toAction(commands.moveTraining);
export const bookSession = toAction(commands.bookSession);
export const cancelSession = toAction(commands.cancelSession);
export const recordParticipants = toAction(commands.recordParticipants);
