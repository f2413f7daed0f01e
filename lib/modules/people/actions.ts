'use server';

import { inviteMentors as inviteManyMentors } from '@/lib/processes/invite-mentors';
import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import { opened } from './links';

export const updateMember = toAction(commands.updateMember);
export const updateOutsider = toAction(commands.updateOutsider);
export const endMember = toAction(commands.endMember);
export const reopenMember = toAction(commands.reopenMember);
export const endSessions = toAction(commands.endSessions);
export const endMemberTotp = toAction(commands.endMemberTotp);
export const resetLink = toAction(opened(commands.resetLink));
export const inviteStaff = toAction(opened(commands.inviteStaff));
export const inviteLiaison = toAction(opened(commands.inviteLiaison));
export const inviteMentors = toAction(inviteManyMentors);
export const renewInvitation = toAction(opened(commands.renewInvitationLink));
export const withdrawInvitation = toAction(commands.withdrawInvitation);
