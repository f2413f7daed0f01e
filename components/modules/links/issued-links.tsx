'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { say } from '@/components/ui/toast';
import type { IssuedLink } from '@/lib/modules/links/types';
import { linkTexts } from './link-texts';
import { QrSheet } from './qr-sheet';

type Props = { links: IssuedLink[]; days: number | null };

/** Links just made, shown this once: their texts to copy, and their codes to print. */
export function IssuedLinks({ links, days }: Props) {
  const t = useTranslations('links');
  const [printing, setPrinting] = useState(false);
  const aboutOf = ({ about }: IssuedLink) =>
    about.length > 1 ? `${about[0]} ${t('make.more', { count: about.length })}` : (about[0] ?? '');
  const textsOf = (link: IssuedLink) => linkTexts(t, link, aboutOf(link), days ?? 7);
  const textOf = (link: IssuedLink) => textsOf(link).wechat;
  const copy = async (text: string) => {
    say(t((await copyText(text)) ? 'make.copied' : 'make.notCopied'));
  };
  return (
    <div className="stack-3">
      <div className="banner info" role="status">
        <p>{t('make.once')}</p>
      </div>
      <div className="row">
        <button type="button" className="btn btn-primary" onClick={() => copy(links.map(textOf).join('\n\n'))}>
          {t('make.copyAll')}
        </button>
        <button type="button" className="btn" onClick={() => setPrinting(true)}>
          {t('make.print')}
        </button>
      </div>
      <ul className="issued">
        {links.map((link) => (
          <li key={link.id}>
            <div className="grow">
              <b>{link.recipient}</b> <span className="dim">{link.partner}</span>
              <p className="small dim">{textOf(link)}</p>
            </div>
            <button type="button" className="btn btn-s" onClick={() => copy(textOf(link))}>
              {t('make.wechat')}
            </button>
            <button type="button" className="btn btn-s" onClick={() => copy(textsOf(link).sms)}>
              {t('make.sms')}
            </button>
          </li>
        ))}
      </ul>
      {printing && <QrSheet links={links} about={aboutOf} onPrinted={() => setPrinting(false)} />}
    </div>
  );
}
