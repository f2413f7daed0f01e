import { CircleCheck, CircleDot, CircleIcon } from 'lucide-react';

export type LifeStep = { key: string; label: string; meta?: string; at: 'done' | 'now' | 'next' };

const ICONS = { done: CircleCheck, now: CircleDot, next: CircleIcon };

/** A record's life: what lies behind it, where it stands, what comes. */
export function LifeBar({ label, steps }: { label: string; steps: LifeStep[] }) {
  return (
    <ol className="life" aria-label={label}>
      {steps.map(({ key, label: name, meta, at }) => {
        const Icon = ICONS[at];
        return (
          <li key={key} className={at} aria-current={at === 'now' ? 'step' : undefined}>
            <div className="st">
              <Icon className="ic" aria-hidden />
              {name}
            </div>
            {meta && (
              <div className="meta" title={meta}>
                {meta}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
