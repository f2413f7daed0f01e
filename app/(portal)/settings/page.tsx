import { forbidden, redirect } from 'next/navigation';
import { grantOf } from '@/lib/authz/catalogue';
import { settingsManifest } from '@/lib/modules/settings/manifest';
import { pageCtx } from '@/lib/transport/page';

/** The first screen that the reader may see. */
export default async function Page() {
  const { role } = await pageCtx();
  const first = settingsManifest.screens.find((screen) => grantOf(role, screen.permission));
  if (!first) forbidden();
  redirect(first.path);
}
