import type { ReactNode } from 'react';

/** Something wide that scrolls by itself. Nothing in it takes the focus, so it takes it: a keyboard then scrolls it, too. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is read by keyboard, too
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
