'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as queries from './queries';
import { renewAgreement as renew } from './renew';

export const handOverAgreements = toAction(commands.handOverAgreements);
export const createAgreement = toAction(commands.createAgreement);
export const updateAgreement = toAction(commands.updateAgreement);
export const submitAgreement = toAction(commands.submitAgreement);
export const approveAgreement = toAction(commands.approveAgreement);
export const returnAgreement = toAction(commands.returnAgreement);
export const terminateAgreement = toAction(commands.terminateAgreement);
export const renewAgreement = toAction(renew);
export const deleteAgreement = toAction(commands.deleteAgreement);
export const agreementOptions = toAction(queries.agreementOptions);
