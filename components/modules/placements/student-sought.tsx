import { getTranslations } from 'next-intl/server';

/** Asks for the student's number before a placement is filled in. */
export async function StudentSought({ no, planId, missed }: { no?: string; planId?: string; missed: boolean }) {
  const t = await getTranslations('placements');
  const errors = await getTranslations('errors');
  return (
    <form className="fieldset" action="/internships/placements/new" method="get">
      {planId && <input type="hidden" name="plan" value={planId} />}
      <div className={`field ${missed ? 'has-error' : ''}`}>
        <label htmlFor="student-no">{t('form.chooseStudent')}</label>
        <input id="student-no" className="input" name="no" defaultValue={no} required maxLength={30} />
        <p className={missed ? 'err' : 'help'}>{missed ? errors('unknownChoice') : t('form.studentHint')}</p>
      </div>
      <button type="submit" className="btn btn-primary mt-3">
        {t('form.new')}
      </button>
    </form>
  );
}
