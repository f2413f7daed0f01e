'use client';

import './globals.css';
import en from '@/lib/i18n/messages/en/ui.json';
import zh from '@/lib/i18n/messages/zh-CN/ui.json';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Stands in for the whole page when even its frame failed: in both languages, for the reader's own is not known here. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="empty" role="alert">
          <h1 className="mid">
            {zh.pages.failed} · {en.pages.failed}
          </h1>
          <p>{zh.pages.failedHint}</p>
          <p lang="en">{en.pages.failedHint}</p>
          {error.digest && <p className="small">{error.digest}</p>}
          <button type="button" className="btn" onClick={reset}>
            {zh.pages.again} · {en.pages.again}
          </button>
        </main>
      </body>
    </html>
  );
}
