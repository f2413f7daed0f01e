import 'server-only';
import type { Tx } from '@/lib/db/client';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { addDays, type Day, toDbDate, today } from '@/lib/kernel/day';
import { enqueueMail } from '@/lib/mail/outbox';
import { type Target, targetsFor, weekAsked } from '@/lib/modules/links/recipients';
import { writeLinks } from '@/lib/modules/links/writes';
import { mondayOf } from '@/lib/modules/placements/record';
import { readSettings } from '@/lib/modules/settings/queries';
import { asSystem } from './context';

// A day on which no server ran is made up for so many days later at the latest.
const CATCH_UP_DAYS = 2;
// Good until the next round.
const GOOD_FOR_DAYS = 7;
// More interns than any college has under way.
const MOST = 100_000;

/** The day of the latest round by the institution's weekday; null when it has none or the round is too long ago. */
function roundOf(weekday: number | null, day: Day): Day | null {
  if (weekday === null) return null;
  const thisWeek = addDays(mondayOf(day), weekday - 1);
  const round = thisWeek <= day ? thisWeek : addDays(thisWeek, -7);
  return addDays(round, CATCH_UP_DAYS) >= day ? round : null;
}

async function withoutOne(tx: Tx, institutionId: string, weekOn: Day, targets: Target[]): Promise<Target[]> {
  const made = await tx.linkTask.findMany({
    where: { institutionId, weekOn: toDbDate(weekOn) },
    select: { partnerId: true, recipient: true },
  });
  const known = new Set(made.map((each) => `${each.partnerId} ${each.recipient}`));
  return targets.filter((each) => !each.lacks && !each.open && !known.has(`${each.partnerId} ${each.recipient}`));
}

/**
 * Makes the week's links for mentors with interns under way, one a mentor, on the institution's weekday: mailed where an address stands, else waiting
 * to be handed out. Twice in a week makes nothing twice, nor does a week that was confirmed or asked by hand already.
 */
export async function makeWeeklyLinks(institutionId: string, day: Day = today()): Promise<void> {
  const weekday = await asSystem(
    institutionId,
    'links.weekly',
    async ({ tx }) => (await readSettings(tx, institutionId)).internship.weeklyLinksOn,
  );
  const round = roundOf(weekday, day);
  if (!round) return;
  await asSystem(
    institutionId,
    'links.weekly',
    async ({ tx, ctx }) => {
      const weekOn = weekAsked(round);
      const all = await targetsFor(tx, ctx, { kind: 'PRESENT', most: MOST });
      const targets = await withoutOne(tx, institutionId, weekOn, all);
      const made = await writeLinks(tx, ctx, { kind: 'PRESENT', party: null, days: GOOD_FOR_DAYS, weekOn }, targets);
      const college = await tx.institution.findUnique({ where: { id: institutionId }, select: { name: true } });
      for (const { link, email, expiresAt } of made) {
        if (!email) continue;
        const { recipient, about, url } = link;
        const params = {
          ...{ institution: college?.name ?? '', recipient, about: about.join('、'), url },
          ...{ from: weekOn, to: addDays(weekOn, 6), until: today(expiresAt) },
        };
        const mail = { to: email, locale: DEFAULT_LOCALE, template: 'weeklyLink' as const, params, linkId: link.id };
        await enqueueMail(tx, { institutionId }, mail);
      }
    },
    round,
  );
}
