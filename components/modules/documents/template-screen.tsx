import { Download } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { Head } from '@/components/ui/head';
import { RunButton } from '@/components/ui/run-button';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { today } from '@/lib/kernel/day';
import { useTemplate as useTemplateAction } from '@/lib/modules/documents/actions';
import type { TemplateRow } from '@/lib/modules/documents/types';
import { MANDATORY, PLACEHOLDERS } from '@/lib/modules/documents/words';
import { TemplateUpload } from './template-upload';

/** The template of the tri-party agreement: which version is in force, the older ones, and what a template may name. */
export async function TemplateScreen({ rows }: { rows: TemplateRow[] }) {
  const t = await getTranslations('documents.templates');
  const own = rows.some(({ inForce }) => inForce);
  return (
    <ClientMessages namespaces={['documents', 'errors']}>
      <Head title={t('title')} lede={t('lede')}>
        <a className="btn" href="/api/document-templates/shipped" download>
          <Download className="ic" aria-hidden />
          {t('download')}
        </a>
        <TemplateUpload />
      </Head>
      <section className="table-wrap" aria-label={t('title')}>
        <table className="table fold">
          <thead>
            <tr>
              <th>{t('version')}</th>
              <th>{t('state')}</th>
              <th>{t('check')}</th>
              <th>{t('uploaded')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Version key={row.id} row={row} />
            ))}
            <tr>
              <th scope="row" className="name">
                {t('shipped')}
              </th>
              <td>
                {own ? (
                  <RunButton label={t('use')} action={useTemplateAction} input={{ id: null }} />
                ) : (
                  <span className="badge ok">{t('inForce')}</span>
                )}
              </td>
              <td className="dim">{t('whole')}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </section>
      <Placeholders />
    </ClientMessages>
  );
}

async function Version({ row }: { row: TemplateRow }) {
  const { id, number, name, inForce, at, by, unknown, missing } = row;
  const t = await getTranslations('documents');
  const format = await getFormatter();
  const names = missing.map((key) => t(`placeholders.${key}.name`));
  return (
    <tr>
      <th scope="row" className="name">
        <a className="link" href={`/api/document-templates/${id}`} download>
          {t('templates.number', { number })} {name}
        </a>
      </th>
      <td>
        {inForce ? (
          <span className="badge ok">{t('templates.inForce')}</span>
        ) : (
          <RunButton label={t('templates.use')} action={useTemplateAction} input={{ id }} />
        )}
      </td>
      <td>
        {unknown.length > 0 && <div>{t('templates.unknown', { names: format.list(unknown) })}</div>}
        {names.length > 0 && <div>{t('templates.missing', { names: format.list(names) })}</div>}
        {unknown.length + names.length === 0 && <span className="dim">{t('templates.whole')}</span>}
      </td>
      <td className="nowrap dim">
        {today(new Date(at))} {by}
      </td>
    </tr>
  );
}

async function Placeholders() {
  const t = await getTranslations('documents');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('templates.placeholders')}</h2>
        <span className="n">{PLACEHOLDERS.length}</span>
      </div>
      <p className="mb-2 dim">{t('templates.hint')}</p>
      <ScrollRegion className="table-wrap" label={t('templates.placeholders')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('templates.placeholder')}</th>
              <th>{t('templates.means')}</th>
              <th>{t('templates.needed')}</th>
            </tr>
          </thead>
          <tbody>
            {PLACEHOLDERS.map((key) => (
              <tr key={key}>
                <th scope="row" className="nowrap">{`{${t(`placeholders.${key}.name`)}}`}</th>
                <td>{t(`placeholders.${key}.means`)}</td>
                <td>{MANDATORY.includes(key) && t('templates.must')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
