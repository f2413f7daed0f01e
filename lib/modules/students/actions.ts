'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as queries from './queries';
import * as rosters from './rosters';

export const createStudent = toAction(commands.createStudent);
export const updateStudent = toAction(commands.updateStudent);
export const suspendStudent = toAction(commands.suspendStudent);
export const resumeStudent = toAction(commands.resumeStudent);
export const withdrawStudent = toAction(commands.withdrawStudent);
export const graduateStudent = toAction(commands.graduateStudent);
export const revealStudent = toAction(commands.revealStudent);
export const findStudents = toAction(queries.findStudents);
export const joinClass = toAction(rosters.joinClass);
export const leaveClass = toAction(rosters.leaveClass);
export const signApprentice = toAction(rosters.signApprentice);
