'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createTarget = toAction(commands.createTarget);
export const updateTarget = toAction(commands.updateTarget);
export const removeTarget = toAction(commands.removeTarget);
