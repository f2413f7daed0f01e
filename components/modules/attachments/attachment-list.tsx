import { File, FileImage, FileSpreadsheet, FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { env } from '@/lib/env';
import { ACCEPT } from '@/lib/files/endings';
import { today } from '@/lib/kernel/day';
import type { AttachmentOwner } from '@/lib/modules/attachments/schema';
import type { AttachmentList, AttachmentRow } from '@/lib/modules/attachments/types';
import { RemoveAttachment } from './remove-attachment';
import { UploadFiles } from './upload-files';

const KINDS = [
  { icon: FileText, endings: ['pdf', 'doc', 'docx'] },
  { icon: FileSpreadsheet, endings: ['xls', 'xlsx'] },
  { icon: FileImage, endings: ['png', 'jpg', 'jpeg', 'webp'] },
];
const KB = 1024;

async function sizeText(size: number): Promise<string> {
  const format = await getFormatter();
  const unit = size < KB * KB ? ('kilobyte' as const) : ('megabyte' as const);
  const value = unit === 'kilobyte' ? Math.max(1, Math.round(size / KB)) : size / KB / KB;
  return format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
}

async function FileRow({ file }: { file: AttachmentRow }) {
  const t = await getTranslations('attachments');
  const Icon = KINDS.find((kind) => kind.endings.includes(file.ending))?.icon ?? File;
  const facts = [file.ending.toUpperCase(), await sizeText(file.size), today(new Date(file.at)), file.by];
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-[var(--line)] py-1">
      <Icon className="ic flex-none" aria-hidden />
      <div className="min-w-0 flex-1">
        <a
          className="link [overflow-wrap:anywhere]"
          href={`/api/files/${file.id}`}
          download
          title={t('download', { name: file.name })}
        >
          {file.name}
        </a>
        <div className="small dim">{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {file.removable && <RemoveAttachment id={file.id} name={file.name} />}
    </li>
  );
}

type Props = AttachmentList & {
  owner: AttachmentOwner;
  /** What is added is named so, with a number, whatever the camera called it. */
  titled?: string;
};

/** The files of a record: to download, to remove and, where the reader may, to add to. What `listAttachments` gives goes in as it is. */
export function Attachments({ owner, titled, files, canWrite }: Props) {
  const t = useTranslations('attachments');
  return (
    <ClientMessages namespaces={['attachments', 'errors']}>
      {files.length > 0 ? (
        <ul className="border-t border-[var(--line)]">
          {files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      ) : (
        <p className="dim">{t('none')}</p>
      )}
      {canWrite && <UploadFiles {...{ owner, titled }} accept={ACCEPT} maxMb={env().UPLOAD_MAX_MB} />}
    </ClientMessages>
  );
}
