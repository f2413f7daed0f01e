'use client';

import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Opens the sections over the page on a phone; Escape, a tap beside them or going on closes them. */
export function NavToggle() {
  const t = useTranslations('nav');
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;

  useEffect(() => {
    if (!open) return;
    document.body.dataset.nav = 'open';
    const close = () => setOpenOn(null);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Element && !event.target.closest('.side, [data-nav-toggle]')) close();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    return () => {
      delete document.body.dataset.nav;
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
    };
  }, [open]);

  return (
    <button
      type="button"
      className="top-btn phone-only"
      data-nav-toggle
      aria-label={t(open ? 'close' : 'open')}
      aria-expanded={open}
      aria-controls="navigation"
      onClick={() => setOpenOn(open ? null : path)}
    >
      <Menu className="ic" aria-hidden />
    </button>
  );
}
