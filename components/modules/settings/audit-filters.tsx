import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { commandName } from '@/components/workflow/change-words';
import { type AuditListState, auditList } from '@/lib/modules/audit/list';
import { AUDIT_OPS, AUDIT_TABLES } from '@/lib/modules/audit/schema';

type Choices = { commands: string[]; people: { id: string; name: string }[] };
type Option = { value: string; label: string };

function Choice({ name, label, value, options }: { name: string; label: string; value?: string; options: Option[] }) {
  return (
    <select className="select w-40 max-sm:w-[calc(50%-4px)]" name={name} defaultValue={value ?? ''} aria-label={label}>
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value?: string }) {
  return (
    <label className="row small dim max-sm:w-[calc(50%-4px)]">
      {label}
      <input className="input grow" type="date" name={name} defaultValue={value} />
    </label>
  );
}

/** The conditions as a plain form that goes to the list's address: it works before any script has loaded. */
export async function AuditFilters({ state, choices }: { state: AuditListState; choices: Choices }) {
  const t = await getTranslations('audit');
  const act = await getTranslations('ui.act');
  const { filter } = state;
  return (
    <form className="toolbar" action={auditList.path} method="get">
      <Choice
        name="person"
        label={t('person')}
        value={filter.person?.[0]}
        options={choices.people.map((p) => ({ value: p.id, label: p.name }))}
      />
      <Choice
        name="table"
        label={t('table')}
        value={filter.table?.[0]}
        options={AUDIT_TABLES.map((tbl) => ({ value: tbl, label: t(`tables.${tbl}`) }))}
      />
      <Choice
        name="command"
        label={t('command')}
        value={filter.command}
        options={choices.commands.map((c) => ({ value: c, label: commandName(t, c) }))}
      />
      <Choice
        name="op"
        label={t('op')}
        value={filter.op?.[0]}
        options={AUDIT_OPS.map((op) => ({ value: op, label: t(`ops.${op}`) }))}
      />
      <DayField name="from" label={t('from')} value={filter.from} />
      <DayField name="to" label={t('to')} value={filter.to} />
      {filter.row?.map((id) => (
        <input key={id} type="hidden" name="row" value={id} />
      ))}
      <button className="btn" type="submit">
        {act('filter')}
      </button>
      {Object.keys(filter).length > 0 && (
        <Link className="link small" href={auditList.path}>
          {act('clear')}
        </Link>
      )}
    </form>
  );
}
