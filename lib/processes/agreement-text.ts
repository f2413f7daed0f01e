import 'server-only';
import { createHash } from 'node:crypto';
import type { AgreementText as KeptText } from '@/lib/db/generated/client';
import { type Day, today as dayOf } from '@/lib/kernel/day';
import type { StoredPlacement } from '@/lib/modules/placements/record';
import { agreementHash, signedTerms } from '@/lib/modules/placements/text';
import type { TextBlock } from '@/lib/report/word-text';
import { type OwnTemplate, signedText, type Template, type Values } from './agreement-template';

type Bytes = Uint8Array<ArrayBuffer>;
/** The text of an agreement as it is signed. */
export type AgreementText = {
  /** SHA-256 of what is signed, and of the terms in it. */
  hash: Bytes;
  factsHash: Bytes;
  /** Null: somebody has signed before texts were kept, so that it is not known. */
  blocks: TextBlock[] | null;
  own: OwnTemplate;
  values: Values;
  /** Somebody has signed it: it stays. */
  kept: boolean;
  madeOn: Day;
};

type Known = {
  text: (KeptText & { template: OwnTemplate }) | null;
  signatures: readonly { contentHash: Bytes }[];
  amendments: readonly { before: unknown }[];
};
type Now = { template: Template; values: Values; today: Day };

/** SHA-256 of the terms and of the text in which they stand. */
function textHash(factsHash: Bytes, blocks: readonly TextBlock[]): Bytes {
  const text = JSON.stringify([Buffer.from(factsHash).toString('hex'), blocks.map(plain)]);
  return new Uint8Array(createHash('sha256').update(text).digest());
}

/** A block in one order of its parts: what the database gives back may come in another. */
const plain = (block: TextBlock) => [block.kind, 'text' in block ? block.text : block.rows];

/** The text that the parties sign: the one that was kept with the first signature, else the template in use with what the records say now. */
export function textOf(p: StoredPlacement, known: Known, { template, values, today }: Now): AgreementText {
  const { text, signatures, amendments } = known;
  if (text) {
    const { factsHash, contentHash: hash, template: own } = text;
    const kept = { blocks: text.blocks as TextBlock[], values: text.values as Values, madeOn: dayOf(text.createdAt) };
    return { ...kept, factsHash, hash, own, kept: true };
  }
  const { own } = template;
  const factsHash = agreementHash(p, signedTerms(p, amendments));
  const [first] = signatures;
  if (first) {
    const hash = first.contentHash;
    return { hash, factsHash: hash, blocks: null, own, values, kept: true, madeOn: today };
  }
  const blocks = signedText(template, values);
  return { hash: textHash(factsHash, blocks), factsHash, blocks, own, values, kept: false, madeOn: today };
}
