import { EQUIPPED_KINDS } from '@/lib/modules/equipment/words';
import { COUNCIL_KINDS, GOVERNED_KINDS } from '@/lib/modules/governance/words';
import type { PlatformRecord } from '@/lib/modules/platforms/types';
import { LinkedClasses, LinkedPathways } from '../../linked';
import { College } from './college';
import { Equipment } from './equipment';
import { Functions } from './functions';
import { CouncilPart, Governance, Proven } from './governance';
import { Inspections } from './inspections';

type Props = { platform: PlatformRecord; staff: boolean; today: string; year: string | string[] | undefined };

/** What the platform's kind has of its own: courses, functions, equipment, inspections, meetings …; and the classes of any. */
export async function OfKind({ platform: { id, kind, may }, staff, today, year }: Props) {
  const has = (kinds: readonly string[]) => staff && kinds.includes(kind);
  const of = { platformId: id, today, mayWrite: may.write };
  return (
    <>
      {kind === 'INDUSTRY_COLLEGE' && <College {...of} staff={staff} />}
      {has(['PRACTICE_CENTRE']) && <Functions {...of} year={year} />}
      {has(EQUIPPED_KINDS) && <Equipment {...of} />}
      {has(['TRAINING_BASE']) && <Inspections {...of} />}
      {has(COUNCIL_KINDS) && <CouncilPart platformId={id} />}
      {has(GOVERNED_KINDS) && <Governance {...of} />}
      <LinkedClasses filter={{ platform: [id] }} />
      <LinkedPathways filter={{ platform: [id] }} />
      {staff && <Proven platformId={id} />}
    </>
  );
}
