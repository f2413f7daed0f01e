import type { PlatformKind } from '@/lib/modules/platforms/words';

/** Kinds of platform that keep equipment. */
export const EQUIPPED_KINDS = ['PRACTICE_CENTRE', 'TRAINING_BASE'] as const satisfies readonly PlatformKind[];

export const EQUIPMENT_STATES = ['IN_USE', 'RETIRED'] as const;
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];

/** Whose it is: the college's, or a partner's. */
export const EQUIPMENT_OWNERS = ['COLLEGE', 'PARTNER'] as const;
