import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FOLLOWERS } from './merge-partners-rows';

/** What names a partner and stays with the merged record, with the reason. */
const STAY: Record<string, string> = {
  'partnerStatePeriod.partnerId': 'the record’s own history',
  'partnerMerge.sourceId': 'the merge itself',
  'partnerMerge.targetId': 'the merge itself',
  'partner.mergedIntoId': 'the merge itself',
};

/** Every column of the schema that refers to a partner. */
function references(): string[] {
  const schema = readdirSync('prisma/schema').map((file) => readFileSync(`prisma/schema/${file}`, 'utf8'));
  return [...schema.join('\n').matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) => {
    const fields = [...body.matchAll(/^ {2}\w+\s+Partner\?? .*fields: \[institutionId, (\w+)\]/gm)];
    const name = model.charAt(0).toLowerCase() + model.slice(1);
    return fields.map(([, column]) => `${name}.${column}`);
  });
}

it('a merge moves everything that refers to a partner, or says why it stays', () => {
  const moved = Object.values(FOLLOWERS).map(([model, column]) => `${model}.${column}`);
  const known = new Set([...moved, ...Object.keys(STAY)]);
  const all = references();
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((each) => !known.has(each))).toEqual([]);
});
