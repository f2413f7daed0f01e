'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const addCollegeCourse = toAction(commands.addCollegeCourse);
export const updateCollegeCourse = toAction(commands.updateCollegeCourse);
export const endCollegeCourse = toAction(commands.endCollegeCourse);
