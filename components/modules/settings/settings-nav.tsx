'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type Screen = { path: string; label: string };

/** The settings' own tabs; the current one also while one of its records is open. */
export function SettingsNav({ label, screens }: { label: string; screens: Screen[] }) {
  const path = usePathname();
  return (
    <nav className="tabs" aria-label={label}>
      {screens.map((screen) => (
        <Link
          key={screen.path}
          href={screen.path}
          aria-current={path === screen.path || path.startsWith(`${screen.path}/`) ? 'true' : undefined}
        >
          {screen.label}
        </Link>
      ))}
    </nav>
  );
}
