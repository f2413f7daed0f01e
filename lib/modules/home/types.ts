/** One thing to do: what, and where it is done. `days` counts from today: negative is overdue (of a need: how long it waits), null has no day. */
export type Todo = { id: string; title: string; sub: string | null; days: number | null; href: string };
export type TodoGroup = {
  key:
    | 'approvals'
    | 'drafts'
    | 'ending'
    | 'needs'
    | 'followUps'
    | 'imports'
    | 'adjustments'
    | 'orderClasses'
    | 'resolutions'
    | 'tasks'
    | 'findings'
    | 'inspections'
    | 'indicators'
    | 'years'
    | 'interns'
    | 'links'
    | 'linksToSend'
    | 'choices'
    | 'ownChoices'
    | 'roomRequests';
  total: number;
  href: string;
  items: Todo[];
};
