import { connected } from '@/lib/db/bootstrap';
import { closeClient } from '@/lib/db/client';
import { browserLines } from './browser-lines';
import { fillPlace, LARGE, SMALL } from './data';
import { createLines, memoryLines, pageLines, type Subject, writeLines } from './lines';
import { besideFloor, serving, type Told } from './part';
import { signInAs } from './people';
import { scenariosOf } from './scenarios';

async function subjectOf(code: string, college: string, than?: string): Promise<Subject> {
  const person = await signInAs(code);
  return { college, person, scenarios: await scenariosOf(person.ctx), than };
}

/** Pages of a college with many partners, beside one of the demo's size. `measured` is false where only the colleges are wanted. */
export async function partnerLines({ bench, add, say }: Told, partners: number, measured: boolean): Promise<void> {
  say(`filled in ${(await fillPlace(bench.superUrl, measured ? partners : 0)).toFixed(0)} s`);
  if (!measured) return closeClient();
  // A table for the bare insert: the columns, keys and indexes, no walls and no triggers.
  await connected(bench.superUrl, (client) =>
    client.query(`create schema bench; create table bench.partners (like partners including all);
      grant usage on schema bench to rq_app; grant insert on bench.partners to rq_app`),
  );
  const small = await subjectOf(SMALL, 'small');
  const large = await subjectOf(LARGE, 'large', 'small');
  await closeClient();
  await serving(bench.app, async ({ pid }) => {
    await besideFloor(small, async (floor) => add(await pageLines(bench, small, floor)));
    await besideFloor(large, async (floor) => {
      add(await pageLines(bench, large, floor));
      add(await browserLines(bench, large, floor));
      add(await writeLines(bench, large, floor));
      add(await createLines(bench, large, floor));
    });
    add(memoryLines(pid));
  });
}
