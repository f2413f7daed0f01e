'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addMember = toAction(commands.addMember);
export const updateMember = toAction(commands.updateMember);
export const endMember = toAction(commands.endMember);
