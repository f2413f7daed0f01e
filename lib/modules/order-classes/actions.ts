'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';
import * as courses from './courses';
import { classMentors } from './queries';

export const mentorsOf = toAction(classMentors);
export const createOrderClass = toAction(commands.createOrderClass);
export const updateOrderClass = toAction(commands.updateOrderClass);
export const reviewOrderClass = toAction(commands.reviewOrderClass);
export const approveOrderClass = toAction(commands.approveOrderClass);
export const startOrderClass = toAction(commands.startOrderClass);
export const finishOrderClass = toAction(commands.finishOrderClass);
export const rejectOrderClass = toAction(commands.rejectOrderClass);
export const cancelOrderClass = toAction(commands.cancelOrderClass);
export const raiseSeats = toAction(commands.raiseSeats);
export const resubmitOrderClass = toAction(commands.resubmitOrderClass);
export const addCourse = toAction(courses.addCourse);
export const updateCourse = toAction(courses.updateCourse);
export const removeCourse = toAction(courses.removeCourse);
