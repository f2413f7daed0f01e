'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createChain = toAction(commands.createChain);
export const updateChain = toAction(commands.updateChain);
export const retireChain = toAction(commands.retireChain);
export const restoreChain = toAction(commands.restoreChain);
