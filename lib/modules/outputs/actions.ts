'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addOutput = toAction(commands.addOutput);
export const updateOutput = toAction(commands.updateOutput);
export const removeOutput = toAction(commands.removeOutput);
