'use server';

import { actByLink } from '@/lib/processes/act-by-link';
import { withdrawByLink } from '@/lib/processes/withdraw-by-link';
import { toAction } from '@/lib/transport/action';
import { linkAction } from '@/lib/transport/link';
import * as commands from './commands';

export const issueLinks = toAction(commands.issueLinks);
export const revokeLinks = toAction(commands.revokeLinks);
export const handOutLinks = toAction(commands.handOutLinks);
export const renewLink = toAction(commands.renewLink);
export const answerLink = linkAction(actByLink);
export const askLink = linkAction(commands.askRenewal, true);
export const withdrawLink = linkAction(withdrawByLink, true);
