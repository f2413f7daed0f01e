'use server';

import { toAction } from '@/lib/transport/action';
import { searchEverything } from './queries';

export const search = toAction(searchEverything);
