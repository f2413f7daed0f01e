'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const recordInternVisit = toAction(commands.recordInternVisit);
export const updateInternVisit = toAction(commands.updateInternVisit);
export const noteCall = toAction(commands.noteCall);
export const confirmPresent = toAction(commands.confirmPresent);
