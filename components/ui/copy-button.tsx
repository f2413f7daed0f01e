'use client';

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from './copy-text';

type Props = { text: string; label: string; done: string };

/** Copies a text, and says that it did; where the browser does not let it, the text stands beside it to be marked. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    setCopied(await copyText(text));
  }

  return (
    <button type="button" className="btn btn-s" onClick={copy}>
      <Copy className="ic" aria-hidden />
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}
