'use server';

import { toAction } from '@/lib/transport/action';
import * as commands from './commands';

export const createPost = toAction(commands.createPost);
export const updatePost = toAction(commands.updatePost);
export const setSlots = toAction(commands.setSlots);
export const publishPost = toAction(commands.publishPost);
export const closePost = toAction(commands.closePost);
