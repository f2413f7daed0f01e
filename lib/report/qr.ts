import 'server-only';
import { toBuffer } from 'qrcode';

/** A QR code as a picture of so many pixels a side. */
export const qrPng = (text: string, side: number): Promise<Buffer> =>
  toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: 1, width: side });
