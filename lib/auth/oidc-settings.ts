import 'server-only';
import { env } from '@/lib/env';

/** What the button of single sign-on says; null where the settings name no provider. */
export function oidcName(): string | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return null;
  return OIDC_NAME ?? new URL(OIDC_ISSUER).host;
}
