import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import type { AuditChange, NamesOf } from './types';

type Named = { id: string; name: string };
type Find = (at: { institutionId: string; id: { in: string[] } }) => Promise<Named[]>;

/** Tables whose records have a name to show, and how it is read. */
function readers(tx: Tx): Record<string, Find> {
  const titled = (rows: { id: string; title: string }[]) => rows.map((r) => ({ id: r.id, name: r.title }));
  return {
    institutions: (at) =>
      tx.institution.findMany({ where: { id: at.institutionId }, select: { id: true, name: true } }),
    departments: (at) => tx.department.findMany({ where: at, select: { id: true, name: true } }),
    dictionary_entries: async (at) =>
      (await tx.dictionaryEntry.findMany({ where: at, select: { id: true, labelZh: true } })).map((r) => ({
        id: r.id,
        name: r.labelZh,
      })),
    users: (at) =>
      tx.user.findMany({
        where: { id: at.id, memberships: { some: { institutionId: at.institutionId } } },
        select: { id: true, name: true },
      }),
    partners: (at) => tx.partner.findMany({ where: at, select: { id: true, name: true } }),
    partner_names: (at) => tx.partnerName.findMany({ where: at, select: { id: true, name: true } }),
    contacts: (at) => tx.contact.findMany({ where: at, select: { id: true, name: true } }),
    agreements: async (at) => titled(await tx.agreement.findMany({ where: at, select: { id: true, title: true } })),
    visits: async (at) =>
      (await tx.visit.findMany({ where: at, select: { id: true, subject: true } })).map((r) => ({
        id: r.id,
        name: r.subject,
      })),
    platforms: (at) => tx.platform.findMany({ where: at, select: { id: true, name: true } }),
    order_classes: (at) => tx.orderClass.findMany({ where: at, select: { id: true, name: true } }),
    platform_documents: async (at) =>
      titled(await tx.platformDocument.findMany({ where: at, select: { id: true, title: true } })),
    standard_nodes: (at) => tx.standardNode.findMany({ where: at, select: { id: true, name: true } }),
    meetings: async (at) => titled(await tx.meeting.findMany({ where: at, select: { id: true, title: true } })),
    needs: async (at) => titled(await tx.need.findMany({ where: at, select: { id: true, title: true } })),
    vacancies: async (at) => titled(await tx.vacancy.findMany({ where: at, select: { id: true, title: true } })),
    industry_notices: async (at) =>
      titled(await tx.industryNotice.findMany({ where: at, select: { id: true, title: true } })),
    programmes: (at) => tx.programme.findMany({ where: at, select: { id: true, name: true } }),
    attachments: (at) => tx.attachment.findMany({ where: at, select: { id: true, name: true } }),
    import_batches: async (at) =>
      (await tx.importBatch.findMany({ where: at, select: { id: true, fileName: true } })).map((r) => ({
        id: r.id,
        name: r.fileName,
      })),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idsIn(changes: AuditChange[], column: string): string[] {
  const found = changes.flatMap((c) => c.changed[column] ?? []);
  return found.filter((v): v is string => typeof v === 'string' && UUID.test(v));
}

/** Names of everything that these changes happened to or mention, by id; one read a table at most. */
export async function namesOf(tx: Tx, ctx: Ctx, changes: AuditChange[]): Promise<NamesOf> {
  const wanted = new Map<string, Set<string>>();
  const want = (tbl: string, ids: string[]) => {
    const set = wanted.get(tbl) ?? new Set();
    for (const id of ids) set.add(id);
    wanted.set(tbl, set);
  };
  for (const change of changes) want(change.tbl, [change.rowId]);
  for (const column of ['partner_id', 'source_id', 'target_id', 'group_id', 'merged_into_id'])
    want('partners', idsIn(changes, column));
  want('users', idsIn(changes, 'user_id'));
  for (const [column, tbl] of [
    ['agreement_id', 'agreements'],
    ['renewal_of_id', 'agreements'],
    ['visit_id', 'visits'],
    ['need_id', 'needs'],
    ['programme_id', 'programmes'],
    ['platform_id', 'platforms'],
    ['meeting_id', 'meetings'],
    ['order_class_id', 'order_classes'],
    ['document_id', 'platform_documents'],
    ['platform_document_id', 'platform_documents'],
    ['node_id', 'standard_nodes'],
    ['standard_node_id', 'standard_nodes'],
    ['import_batch_id', 'import_batches'],
  ] as const)
    want(tbl, idsIn(changes, column));
  const names: NamesOf = { ...(await personNames(tx, ctx)), ...(await departmentNames(tx, ctx)) };
  for (const [tbl, find] of Object.entries(readers(tx))) {
    const ids = [...(wanted.get(tbl) ?? [])];
    if (ids.length === 0) continue;
    for (const row of await find({ institutionId: ctx.institutionId, id: { in: ids } })) names[row.id] = row.name;
  }
  return names;
}
