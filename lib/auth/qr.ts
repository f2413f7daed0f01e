import 'server-only';
import { create } from 'qrcode';
import type { TotpOffer } from './totp';

/** A secret with its QR code as the path of a picture. */
export type TotpPicture = { secret: string; path: string; size: number };

/** Draws the offer: one square a dark module. */
export function pictureOf(offer: TotpOffer): TotpPicture {
  const { modules } = create(offer.uri, { errorCorrectionLevel: 'M' });
  const squares = Array.from(modules.data, (dark, at) =>
    dark ? `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z` : '',
  );
  return { secret: offer.secret, path: squares.join(''), size: modules.size };
}
