'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as rooms from './rooms';

export const addRoom = toAction(rooms.addRoom);
export const updateRoom = toAction(rooms.updateRoom);
export const closeRoom = toAction(rooms.closeRoom);
export const reopenRoom = toAction(rooms.reopenRoom);
export const addTraining = toAction(commands.addTraining);
export const moveTraining = toAction(commands.moveTraining);
export const bookSession = toAction(commands.bookSession);
export const cancelSession = toAction(commands.cancelSession);
export const recordParticipants = toAction(commands.recordParticipants);
