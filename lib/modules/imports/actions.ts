'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as queries from './queries';

export const chooseHeader = toAction(commands.chooseHeader);
export const checkImport = toAction(commands.checkImport);
export const commitImport = toAction(commands.commitImport);
export const undoImport = toAction(commands.undoImport);
export const discardImport = toAction(commands.discardImport);
export const importProgress = toAction(queries.getImport);
