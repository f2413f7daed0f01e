import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { type AgreementKind, type AgreementState, PARTS } from '@/lib/modules/agreements/words';
import { agreementColumns } from '@/lib/modules/agreements/writes';
import words from './words.json';
import { type DemoPartner, memberOf, type Rows, type World } from './world';

export type Written = Pick<Rows, 'agreement' | 'agreementParty'>;
export type Span = { from: Day; to: Day };
export type DemoAgreement = Span & {
  id: string;
  kind: AgreementKind;
  title: string;
  partners: DemoPartner[];
  responsibleId: string;
};
type More = { terminatedOn?: Day; reason?: string; renewalOfId?: string };

/** Collects agreements as they are written. */
export class Book {
  readonly rows: Written = { agreement: [], agreementParty: [] };
  private readonly numbered = new Map<string, number>();
  constructor(private readonly world: World) {}

  private nextNumber(day: Day): string {
    const year = day.slice(0, 4);
    const serial = (this.numbered.get(year) ?? 0) + 1;
    this.numbered.set(year, serial);
    return `${this.world.college.numbers}-${year}-${String(serial).padStart(3, '0')}`;
  }

  write(
    kind: AgreementKind,
    state: AgreementState,
    partners: DemoPartner[],
    span: Span | null,
    more: More = {},
  ): DemoAgreement {
    const { random, institutionId, today } = this.world;
    const first = partners[0];
    if (!first) throw new Error('an agreement has a partner');
    const { terminatedOn, reason = null, renewalOfId = null } = more;
    const early = span ? addDays(span.from, -random.between(0, 20)) : null;
    const signedOn = early && early > today ? addDays(today, -2) : early;
    const title = `${first.shortName}${words.agreementTitles[kind]}`;
    const id = random.id();
    const responsible = memberOf(this.world, first.departmentId, ['DEPARTMENT', 'TEACHER', 'OFFICE']);
    const parties = [null, ...partners.map((p) => p.id)].map((partnerId, at) => ({
      ...{ partnerId, part: PARTS[at] ?? 'F', signatory: null },
    }));
    const columns = agreementColumns(
      {
        ...{ kind, title, number: signedOn ? this.nextNumber(signedOn) : null, signedOn, parties },
        ...{ validFrom: span?.from ?? null, validTo: span?.to ?? null, autoRenew: random.chance(0.1) },
        amount: kind === 'RESEARCH' ? random.between(3, 30) : null,
        ...{ departmentId: first.departmentId, responsibleId: responsible.id, summary: null, remark: null },
      },
      partners.map((p) => p.name),
    );
    const ended = terminatedOn ? toDbDate(terminatedOn) : null;
    this.rows.agreement.push({ institutionId, id, state, ...columns, reason, renewalOfId, terminatedOn: ended });
    this.rows.agreementParty.push(
      ...parties.map((party) => ({ institutionId, id: random.id(), agreementId: id, ...party })),
    );
    return {
      id,
      kind,
      title,
      partners,
      responsibleId: responsible.id,
      from: span?.from ?? today,
      to: span?.to ?? today,
    };
  }
}
