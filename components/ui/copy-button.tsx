'use client';

import { Copy } from 'lucide-react';
import { useState } from 'react';

type Props = { text: string; label: string; done: string };

/** Copies a text, and says that it did. Without an encrypted connection browsers offer no clipboard: the text stands beside it to be marked. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <button type="button" className="btn btn-s" onClick={copy}>
      <Copy className="ic" aria-hidden />
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
