'use server';

import { transferPupils } from '@/lib/processes/transfer-pupils';
import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as pupils from './pupils';

export const createPathway = toAction(commands.createPathway);
export const updatePathway = toAction(commands.updatePathway);
export const addPupils = toAction(pupils.addPupils);
export const movePupil = toAction(pupils.movePupil);
export const nameStudent = toAction(pupils.nameStudent);
export const transferPupilsOf = toAction(transferPupils);
