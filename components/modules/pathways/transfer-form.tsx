'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/form/fields';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { transferPupilsOf } from '@/lib/modules/pathways/actions';
import type { TransferOutcome, TransferProposal } from '@/lib/modules/pathways/types';
import { type Chosen, TransferTable } from './transfer-table';

type Props = { id: string; pupils: TransferProposal[]; mayCreate: boolean; today: string };

/** What is proposed for a pupil: the student who is certain, else that he is named later. All are ticked. */
const proposed = ({ chosen }: TransferProposal): Chosen => ({
  ...{ goes: true, become: chosen ? 'KNOWN' : 'LATER', studentId: chosen, studentNo: '' },
});

/** The pupils of a class who come to the college: who goes on which day, and which student each becomes. */
export function TransferForm({ id, pupils, mayCreate, today }: Props) {
  const t = useTranslations('pathways');
  const router = useRouter();
  const { run, pending, problem } = useCommand(transferPupilsOf);
  const [said, setSaid] = useState<Record<string, Chosen>>({});
  const [outcome, setOutcome] = useState<TransferOutcome | null>(null);
  const of = (pupil: TransferProposal) => said[pupil.id] ?? proposed(pupil);
  const going = pupils.filter((pupil) => of(pupil).goes);
  const stay = pupils.length - going.length;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const on = new FormData(event.currentTarget).get('on');
    const chosen = going.map((pupil) => {
      const { become, studentId, studentNo } = of(pupil);
      return {
        ...{ id: pupil.id, version: pupil.version, become },
        ...{ studentId: become === 'KNOWN' ? studentId : null, studentNo: become === 'NEW' ? studentNo : null },
      };
    });
    const done = await run({ pathwayClassId: id, on, pupils: chosen });
    if (!done) return;
    setOutcome(done.data);
    router.refresh();
  }
  const back = (
    <Link className="btn" href={`/pathways/${id}`}>
      {t('transfer.back')}
    </Link>
  );
  return (
    <>
      {outcome && <Outcome outcome={outcome} />}
      {pupils.length === 0 ? (
        <>
          <p className="dim mb-3">{t('transfer.nobody')}</p>
          {back}
        </>
      ) : (
        <form method="post" onSubmit={send}>
          <Problem error={problem && !problem.fields?.on ? problem : null} />
          <div className="fields mb-3">
            <TextField
              {...{ name: 'on', type: 'date', max: today, defaultValue: today, error: problem }}
              label={t('pupils.transferredOn')}
              required
            />
          </div>
          <TransferTable
            {...{ pupils, mayCreate, of }}
            problems={outcome?.results ?? []}
            onSay={(key, over) => setSaid((now) => ({ ...now, [key]: over }))}
          />
          <p className="my-3" role="status">
            {t('transfer.going', { going: going.length, stay })}
          </p>
          <div className="row">
            <button type="submit" className="btn btn-primary" disabled={pending || going.length === 0}>
              {t('transfer.submit')}
            </button>
            {back}
          </div>
        </form>
      )}
    </>
  );
}

/** What became of each pupil, and who is at the secondary school still. */
function Outcome({ outcome: { results, stay } }: { outcome: TransferOutcome }) {
  const t = useTranslations('pathways');
  const gone = results.filter(({ problem }) => problem === null);
  return (
    <section className="sec" role="status">
      <div className="sec-head">
        <h2>{t('transfer.done', { count: gone.length })}</h2>
      </div>
      <ul>
        {gone.map(({ id, name, student }) => (
          <li key={id} className="row min-h-9 flex-wrap">
            <span>{name}</span>
            {student ? (
              <Link className="link" href={`/students/${student.id}`}>
                {student.name} {student.studentNo}
              </Link>
            ) : (
              <span className="dim">{t('transfer.becomes.LATER')}</span>
            )}
          </li>
        ))}
      </ul>
      {stay.length > 0 && (
        <p>
          {t('transfer.stay', {
            count: stay.length,
            names: stay.map(({ name }) => name).join(t('transfer.separator')),
          })}
        </p>
      )}
    </section>
  );
}
