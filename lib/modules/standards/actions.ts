'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as evidence from './evidence';

export const addBranch = toAction(commands.addBranch);
export const renameBranch = toAction(commands.renameBranch);
export const addIndicator = toAction(commands.addIndicator);
export const updateIndicator = toAction(commands.updateIndicator);
export const removeNode = toAction(commands.removeNode);
export const assessIndicator = toAction(commands.assessIndicator);
export const startYear = toAction(commands.startYear);
export const evidenceChoices = toAction(evidence.evidenceChoices);
export const linkEvidence = toAction(evidence.linkEvidence);
export const unlinkEvidence = toAction(evidence.unlinkEvidence);
