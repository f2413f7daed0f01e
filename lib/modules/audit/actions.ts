'use server';

import { toAction } from '@/lib/transport/action';
import * as queries from './queries';

export const verifyChain = toAction(queries.verifyChain);
