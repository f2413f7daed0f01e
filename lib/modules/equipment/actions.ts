'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addEquipment = toAction(commands.addEquipment);
export const updateEquipment = toAction(commands.updateEquipment);
export const retireEquipment = toAction(commands.retireEquipment);
export const restoreEquipment = toAction(commands.restoreEquipment);
