import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ActionError } from '@/lib/transport/result';
import { type Clash, FormConflict } from './form-conflict';
import { fieldsLike, mergeValues, plainValue } from './merge-values';
import { fieldOf, showValue, takeValue } from './native-field';

type Values = Record<string, unknown>;
type Input = (form: FormData) => unknown;
type Clashing = { field: string; mine: unknown; theirs: unknown; chosen: Clash['chosen'] };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Somebody else's change under one's own, for a form of plain fields: what only they changed is taken, what both changed is asked, and the next save
 * is of their version. Nothing that was typed is lost.
 */
export function useConflict(form: RefObject<HTMLFormElement | null>, input: Input, label: (field: string) => string) {
  const t = useTranslations('ui.conflict');
  const base = useRef<Values>({});
  const version = useRef<number | null>(null);
  const [clashes, setClashes] = useState<Clashing[]>([]);
  const [merged, setMerged] = useState<number | null>(null);
  const read = (): Values =>
    form.current ? ((plainValue(input(new FormData(form.current))) as Values | null) ?? {}) : {};
  useEffect(() => {
    base.current = read();
  }, []);

  /** Takes in what an answer of CONFLICT tells. */
  function learn(error: ActionError | null): void {
    const current = error?.code === 'CONFLICT' ? (error.current as Values | undefined) : undefined;
    if (!current || typeof current.version !== 'number') return;
    const { version: _v, id: _i, ...was } = base.current;
    const mine = read();
    const theirs = fieldsLike(was, current);
    const { both, taken } = mergeValues(was, mine, theirs);
    for (const field of taken) takeValue(form.current, field, theirs[field]);
    const told = (field: string, chosen: Clash['chosen']) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
      chosen,
    });
    // What the form cannot show stays in the list, so that it is seen before it is saved.
    const unseen = taken.filter((field) => !fieldOf(form.current, field));
    setClashes([...both.map((field) => told(field, 'mine')), ...unseen.map((field) => told(field, 'theirs'))]);
    setMerged(taken.length - unseen.length);
    base.current = { ...was, ...theirs };
    version.current = current.version;
  }

  function choose(field: string, chosen: Clash['chosen']): void {
    setClashes((all) => all.map((each) => (each.field === field ? { ...each, chosen } : each)));
    const clash = clashes.find((each) => each.field === field);
    if (clash) takeValue(form.current, field, clash[chosen]);
  }

  /** The command's input: the form's, with what was chosen of theirs and their version. */
  function settled(data: FormData): unknown {
    const values = input(data);
    if (version.current === null) return values;
    const own = plainValue(values) as Values;
    // A field that was edited again after the choice is what it was edited to.
    const theirs = clashes.filter(
      ({ field, chosen, mine }) => chosen === 'theirs' && !fieldOf(form.current, field) && same(own[field], mine),
    );
    const over = Object.fromEntries(theirs.map((clash) => [clash.field, clash.theirs]));
    return { ...(values as Values), ...over, version: version.current };
  }

  const shown = clashes.map(
    ({ field, mine, theirs, chosen }): Clash => ({
      ...{ field, chosen },
      mine: showValue(form.current, field, mine, t),
      theirs: showValue(form.current, field, theirs, t),
    }),
  );
  const banner = merged !== null && <FormConflict clashes={shown} merged={merged} label={label} onChoose={choose} />;
  return { learn, settled, banner };
}
