'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/form/fields';
import { SaveForm } from '@/components/form/save-form';
import { updateInstitution } from '@/lib/modules/settings/actions';
import type { InstitutionForm as Values } from '@/lib/modules/settings/types';
import { PASSWORD_PROFILES, TOTP_RULES, WEEKDAYS } from '@/lib/modules/settings/words';
import type { ActionError } from '@/lib/transport/result';

function read(version: number, form: FormData) {
  return {
    version,
    name: form.get('name'),
    shortName: form.get('shortName'),
    settings: {
      password: { profile: form.get('settings.password.profile') },
      totp: { rule: form.get('settings.totp.rule') },
      session: {
        idleMinutes: Number(form.get('settings.session.idleMinutes')),
        absoluteMinutes: Number(form.get('settings.session.absoluteMinutes')),
      },
      internship: {
        city: String(form.get('settings.internship.city') ?? '').trim() || null,
        enterpriseWeight: Number(form.get('settings.internship.enterpriseWeight')),
        weeklyLinksOn: Number(form.get('settings.internship.weeklyLinksOn')) || null,
      },
      open: { page: form.get('settings.open.page') === 'on' },
    },
  };
}

/** Name and security of the institution. */
export function InstitutionForm({ values }: { values: Values }) {
  const t = useTranslations('settings');
  const { internship, open } = values.settings;
  return (
    <SaveForm
      action={updateInstitution}
      input={(form) => read(values.version, form)}
      submit={t('institution.save')}
      saved={t('institution.saved')}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('institution.basic')}</h2>
            <div className="fields">
              <TextField
                name="name"
                label={t('institution.name')}
                required
                maxLength={60}
                defaultValue={values.name}
                error={error}
              />
              <TextField
                name="shortName"
                label={t('institution.shortName')}
                maxLength={20}
                defaultValue={values.shortName ?? ''}
                help={t('institution.shortNameHelp')}
                error={error}
              />
              <TextField
                name="code"
                label={t('institution.code')}
                disabled
                defaultValue={values.code}
                help={t('institution.codeHelp')}
              />
            </div>
          </fieldset>
          <Security settings={values.settings} error={error} />
          <fieldset className="fieldset">
            <h2>{t('institution.internship')}</h2>
            <div className="fields">
              <TextField
                name="settings.internship.city"
                label={t('institution.city')}
                inputMode="numeric"
                maxLength={4}
                defaultValue={internship.city ?? ''}
                help={t('institution.cityHelp')}
                error={error}
              />
              <TextField
                name="settings.internship.enterpriseWeight"
                type="number"
                min={0}
                max={100}
                required
                label={t('institution.weight')}
                defaultValue={internship.enterpriseWeight}
                help={t('institution.weightHelp')}
                error={error}
              />
              <SelectField
                name="settings.internship.weeklyLinksOn"
                label={t('institution.weeklyLinks')}
                defaultValue={String(internship.weeklyLinksOn ?? '')}
                options={[
                  { value: '', label: t('institution.weeklyLinksOff') },
                  ...WEEKDAYS.map((value) => ({ value, label: t(`weekdays.${value}`) })),
                ]}
                help={t('institution.weeklyLinksHelp')}
                error={error}
              />
            </div>
          </fieldset>
          <fieldset className="fieldset">
            <h2>{t('institution.open')}</h2>
            <label className="field wide">
              <span className="row">
                <input type="checkbox" className="check" name="settings.open.page" defaultChecked={open.page} />
                {t('institution.openPage')}
              </span>
              <span className="help">{t('institution.openHelp', { code: values.code })}</span>
              {open.page && (
                <a className="link small block" href={`/open/${values.code}`} target="_blank" rel="noreferrer">
                  {t('institution.openLink')}
                </a>
              )}
            </label>
          </fieldset>
        </>
      )}
    </SaveForm>
  );
}

function Security({ settings, error }: { settings: Values['settings']; error: ActionError | null }) {
  const t = useTranslations('settings');
  const { password, totp, session } = settings;
  return (
    <fieldset className="fieldset">
      <h2>{t('institution.security')}</h2>
      <div className="fields">
        <SelectField
          name="settings.password.profile"
          label={t('institution.profile')}
          defaultValue={password.profile}
          options={PASSWORD_PROFILES.map((p) => ({
            value: p,
            label: `${t(`profiles.${p}`)} · ${t(`profilesHelp.${p}`)}`,
          }))}
          wide
          error={error}
        />
        <SelectField
          name="settings.totp.rule"
          label={t('institution.totp')}
          defaultValue={totp.rule}
          options={TOTP_RULES.map((r) => ({ value: r, label: `${t(`totpRules.${r}`)} · ${t(`totpHelp.${r}`)}` }))}
          wide
          error={error}
        />
        <TextField
          name="settings.session.idleMinutes"
          type="number"
          min={5}
          max={1440}
          required
          label={t('institution.idle')}
          defaultValue={session.idleMinutes}
          help={t('institution.idleHelp')}
          error={error}
        />
        <TextField
          name="settings.session.absoluteMinutes"
          type="number"
          min={30}
          max={43_200}
          required
          label={t('institution.absolute')}
          defaultValue={session.absoluteMinutes}
          help={t('institution.absoluteHelp')}
          error={error}
        />
      </div>
    </fieldset>
  );
}
