'use server';

import { toAction } from '@/lib/transport/action';
import * as queries from './queries';

export const industryOptions = toAction(queries.industryOptions);
export const regionOptions = toAction(queries.regionOptions);
