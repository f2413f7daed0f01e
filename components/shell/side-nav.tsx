'use client';

import {
  BriefcaseBusiness,
  Building2,
  ChevronRight,
  Gauge,
  GraduationCap,
  House,
  type LucideIcon,
  Network,
  SlidersHorizontal,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { currentScreen, type NavIcon } from './navigation';

const ICONS: Record<NavIcon, LucideIcon> = {
  home: House,
  dashboard: Gauge,
  partners: Building2,
  platforms: Network,
  education: GraduationCap,
  internship: BriefcaseBusiness,
  settings: SlidersHorizontal,
};

export type SideGroup = { key: NavIcon; label: string; screens: { label: string; path: string }[] };

/** The sections that the reader may open; the one that the page belongs to stands open. */
export function SideNav({ groups, label }: { groups: SideGroup[]; label: string }) {
  const path = usePathname();
  const paths = groups.flatMap((group) => group.screens.map((screen) => screen.path));
  const current = currentScreen(paths, path);
  return (
    <nav aria-label={label}>
      {groups.map((group) => (
        <Section key={group.key} group={group} current={current} />
      ))}
    </nav>
  );
}

function Section({ group, current }: { group: SideGroup; current: string | undefined }) {
  const Icon = ICONS[group.key];
  const here = group.screens.some((screen) => screen.path === current);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? here;
  const [only] = group.screens;
  if (group.screens.length === 1 && only)
    return (
      <Link className="nav-item" href={only.path} aria-current={here ? 'page' : undefined}>
        <Icon className="ic" aria-hidden />
        {group.label}
      </Link>
    );
  return (
    <>
      <button type="button" className="nav-item is-group" aria-expanded={open} onClick={() => setChosen(!open)}>
        <Icon className="ic" aria-hidden />
        {group.label}
        <ChevronRight className="ic chev" aria-hidden />
      </button>
      {open && (
        <div className="nav-sub">
          {group.screens.map((screen) => (
            <Link
              key={screen.path}
              className="nav-item"
              href={screen.path}
              aria-current={screen.path === current ? 'page' : undefined}
            >
              {screen.label}
            </Link>
          ))}
        </div>
      )}
    </>
  );
}
