'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const confirmRequest = toAction(commands.confirmRequest);
export const declineRequest = toAction(commands.declineRequest);
export const revealRequester = toAction(commands.revealRequester);
