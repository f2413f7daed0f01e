import { MessageSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { stamp } from '@/components/ui/stamp';
import type { NeedAnswerView } from '@/lib/modules/needs/types';
import { AnswerForm } from './answer-form';

type Props = { needId: string; answers: NeedAnswerView[]; mayAnswer: boolean };

/** What the college answered, oldest first, and the place for the next answer. */
export function NeedAnswers({ needId, answers, mayAnswer }: Props) {
  const t = useTranslations('needs');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('sections.answers')}</h2>
        <span className="n">{answers.length > 0 && answers.length}</span>
      </div>
      {answers.length === 0 && <p className="dim">{t('record.noAnswers')}</p>}
      <ul className="tl">
        {answers.map((answer) => (
          <li key={answer.id}>
            <MessageSquare className="ic" aria-hidden />
            <p className="meta">{t('record.answeredAt', { who: answer.answeredBy, at: stamp(answer.answeredAt) })}</p>
            <p className="quote whitespace-pre-wrap break-words">{answer.text}</p>
          </li>
        ))}
      </ul>
      {mayAnswer && <AnswerForm needId={needId} />}
    </section>
  );
}
