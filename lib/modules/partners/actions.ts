'use server';

import { mergePartners, undoMerge } from '@/lib/processes/merge-partners';
import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as contacts from './contacts';
import * as queries from './queries';

export const createPartner = toAction(commands.createPartner);
export const updatePartner = toAction(commands.updatePartner);
export const updateProfile = toAction(commands.updateProfile);
export const changePartnerState = toAction(commands.changePartnerState);
export const assignOwner = toAction(commands.assignOwner);
export const addComment = toAction(commands.addComment);
export const addContact = toAction(contacts.addContact);
export const updateContact = toAction(contacts.updateContact);
export const leaveContact = toAction(contacts.leaveContact);
export const revealPhone = toAction(contacts.revealPhone);
export const mergePartner = toAction(mergePartners);
export const undoPartnerMerge = toAction(undoMerge);
export const findDuplicates = toAction(queries.findDuplicates);
export const partnerOptions = toAction(queries.partnerOptions);
