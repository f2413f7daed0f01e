import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { ROLES } from '@/lib/authz/roles';
import type { PermissionGroup } from '@/lib/modules/settings/types';

const GRANTS = ['all', 'department', 'own', 'partner', 'none'] as const;
const TONE = { all: 'ok', department: 'info', own: 'info', partner: 'info' } as const;

/** Every permission with what each role has of it, by group. On a phone a permission lists the roles that have it. */
export async function PermissionMatrix({ groups }: { groups: PermissionGroup[] }) {
  const t = await getTranslations('settings');
  return (
    <>
      <dl className="legend">
        {GRANTS.map((grant) => (
          <div key={grant} className="row">
            <dt className={grant === 'none' ? 'dim3' : `badge ${TONE[grant]}`}>
              {grant === 'none' ? '—' : t(`grants.${grant}`)}
            </dt>
            <dd>{t(`grantsHint.${grant}`)}</dd>
          </div>
        ))}
      </dl>
      <ScrollRegion className="table-wrap" label={t('permissionsPage.title')}>
        <table className="table stack">
          <thead>
            <tr>
              <th className="pin-2 left-0!">{t('permissionsPage.permission')}</th>
              {ROLES.map((role) => (
                <th key={role} title={t(`roles.${role}`)}>
                  {t(`rolesShort.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Fragment key={group.key}>
                <tr>
                  <th scope="rowgroup" className="pin-2 left-0! font-semibold!">
                    {t(`permissionGroups.${group.key}`)}
                  </th>
                  <td colSpan={ROLES.length} />
                </tr>
                {group.rows.map((row) => (
                  <PermissionRow key={row.permission} row={row} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

async function PermissionRow({ row }: { row: PermissionGroup['rows'][number] }) {
  const t = await getTranslations('settings');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0!">
        {t(`permissionNames.${row.permission}`)}
        <div className="cell-sub">
          {row.grants.map(
            ({ role, grant }) =>
              grant && (
                <span key={role}>
                  {t(`rolesShort.${role}`)} {t(`grants.${grant}`)}
                </span>
              ),
          )}
        </div>
      </th>
      {row.grants.map(({ role, grant }) => (
        <td key={role}>
          {grant ? (
            <span className={`badge ${TONE[grant]}`}>{t(`grants.${grant}`)}</span>
          ) : (
            <span className="dim3">
              <span aria-hidden="true">—</span>
              <span className="vh">{t('grants.none')}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
