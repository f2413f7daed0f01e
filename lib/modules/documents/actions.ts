'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const useTemplate = toAction(commands.useTemplate);
