'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const removeAttachment = toAction(commands.removeAttachment);
