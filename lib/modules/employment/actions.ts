'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createEmployment = toAction(commands.createEmployment);
export const updateEmployment = toAction(commands.updateEmployment);
export const verifyEmployment = toAction(commands.verifyEmployment);
export const followEmployment = toAction(commands.followEmployment);
