'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const updateInstitution = toAction(commands.updateInstitution);
export const createDepartment = toAction(commands.createDepartment);
export const updateDepartment = toAction(commands.updateDepartment);
export const closeDepartment = toAction(commands.closeDepartment);
export const reopenDepartment = toAction(commands.reopenDepartment);
export const orderDepartments = toAction(commands.orderDepartments);
export const createEntry = toAction(commands.createEntry);
export const updateEntry = toAction(commands.updateEntry);
export const retireEntry = toAction(commands.retireEntry);
export const restoreEntry = toAction(commands.restoreEntry);
export const orderEntries = toAction(commands.orderEntries);
