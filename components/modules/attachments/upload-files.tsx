'use client';

import { useTranslations } from 'next-intl';
import type { AttachmentOwner } from '@/lib/modules/attachments/schema';
import { DropFiles } from './drop-files';
import { fileAddress } from './send-file';
import { useUploads } from './use-uploads';

type Props = { owner: AttachmentOwner; titled?: string; accept: string; maxMb: number };

/** Attaches files to a record. */
export function UploadFiles({ owner, titled, accept, maxMb }: Props) {
  const t = useTranslations('attachments.upload');
  const queue = useUploads({ address: (name) => fileAddress(owner, name), maxMb, titled });
  return <DropFiles accept={accept} hint={t('accepts', { max: maxMb })} queue={queue} />;
}
