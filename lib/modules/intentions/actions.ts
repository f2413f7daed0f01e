'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createIntention = toAction(commands.createIntention);
export const updateIntention = toAction(commands.updateIntention);
export const endIntention = toAction(commands.endIntention);
export const reopenIntention = toAction(commands.reopenIntention);
