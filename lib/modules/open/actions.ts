'use server';

import { askAction } from '@/lib/transport/ask';
import * as rooms from './rooms';

export const askForRoom = askAction(rooms.askForRoom);
export const withdrawRequest = askAction(rooms.withdrawRequest);
