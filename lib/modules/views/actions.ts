'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const saveView = toAction(commands.saveView);
export const removeView = toAction(commands.removeView);
