'use server';

import { approveOwnChoice } from '@/lib/processes/approve-own-choice';
import { acceptProposal, takePost } from '@/lib/processes/place-students';
import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as own from './own';

export const openWindow = toAction(commands.openWindow);
export const closeWindow = toAction(commands.closeWindow);
export const setWishes = toAction(commands.setWishes);
export const takeSlot = toAction(takePost);
export const acceptChoices = toAction(acceptProposal);
export const requestOwnChoice = toAction(own.requestOwnChoice);
export const withdrawOwnChoice = toAction(own.withdrawOwnChoice);
export const refuseOwnChoice = toAction(own.refuseOwnChoice);
export const approveOwn = toAction(approveOwnChoice);
