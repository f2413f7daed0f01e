'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { Modal } from '@/components/ui/modal';
import { stamp } from '@/components/ui/stamp';
import type { OneTimeLink } from '@/lib/modules/people/types';

/** A one-time link, the only time it is shown. */
export function OneTimeLinkDialog({ title, link, onClose }: { title: string; link: OneTimeLink; onClose: () => void }) {
  const t = useTranslations('settings.link');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    setCopied(await copyText(link.url));
    // Where the browser does not let it, what is marked is copied by hand.
    field.current?.select();
  }

  return (
    <Modal title={title} onClose={onClose}>
      <div className="bd">
        <p>{t('once')}</p>
        <div className="row my-3">
          <input ref={field} className="input mono grow" readOnly value={link.url} aria-label={t('label')} />
          <button type="button" className="btn" onClick={copy}>
            <Copy className="ic" aria-hidden />
            <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
          </button>
        </div>
        <p className="small dim">{t('until', { time: stamp(link.until) })}</p>
      </div>
      <footer>
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('done')}
        </button>
      </footer>
    </Modal>
  );
}
