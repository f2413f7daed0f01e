'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { IssuedLink } from '@/lib/modules/links/types';

type Picture = { path: string; size: number };
type Props = { links: IssuedLink[]; about: (link: IssuedLink) => string; onPrinted: () => void };

/** Draws an address as a code: one square a dark module. */
async function draw(url: string): Promise<Picture> {
  // Only who prints needs it.
  const { create } = await import('qrcode');
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const path = Array.from(modules.data, (dark, at) =>
    dark ? `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z` : '',
  ).join('');
  return { path, size: modules.size };
}

/** A sheet of codes for paper: it stands beside the page, alone when printed, and goes when the printing is over. */
export function QrSheet({ links, about, onPrinted }: Props) {
  const t = useTranslations('links');
  const [pictures, setPictures] = useState<Picture[]>([]);

  useEffect(() => {
    let gone = false;
    void Promise.all(links.map((link) => draw(link.url))).then((drawn) => !gone && setPictures(drawn));
    return () => {
      gone = true;
    };
  }, [links]);

  useEffect(() => {
    if (pictures.length === 0) return;
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [pictures, onPrinted]);

  return createPortal(
    <section className="qr-sheet" aria-label={t('make.sheet')}>
      {links.map((link, at) => {
        const picture = pictures[at];
        return (
          <figure key={link.id}>
            {picture && (
              <svg viewBox={`-2 -2 ${picture.size + 4} ${picture.size + 4}`} aria-hidden>
                <path d={picture.path} />
              </svg>
            )}
            <figcaption>
              <b>{link.recipient}</b>
              <span>{link.partner}</span>
              <span>{t(`kinds.${link.kind}`)}</span>
              <span>{about(link)}</span>
              <span>{t('make.scan')}</span>
            </figcaption>
          </figure>
        );
      })}
    </section>,
    document.body,
  );
}
