'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as queries from './queries';

export const createPlatform = toAction(commands.createPlatform);
export const updatePlatform = toAction(commands.updatePlatform);
export const closePlatform = toAction(commands.closePlatform);
export const reopenPlatform = toAction(commands.reopenPlatform);
export const addPlatformPartner = toAction(commands.addPlatformPartner);
export const updatePlatformPartner = toAction(commands.updatePlatformPartner);
export const platformOptions = toAction(queries.platformOptions);
