import { getTranslations } from 'next-intl/server';
import { ScanScreen } from '@/components/modules/placements/scan-screen';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { PAPERS } from '@/lib/modules/placements/words';
import { scannedPaper } from '@/lib/processes/paper';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('scan.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { paper: said, code: printed } = await searchParams;
  const paper = PAPERS.find((each) => each === said);
  const code = typeof printed === 'string' ? printed.slice(0, 40) : undefined;
  const { today } = await pageCtx();
  const [scanned, placement, files] = await readPage(async (read) => [
    await read(scannedPaper, { id, paper, code }),
    await read(getPlacement, { id }),
    await read(listAttachments, { placementId: id }),
  ]);
  return <ScanScreen {...{ scanned, placement, files, today }} />;
}
