import 'server-only';
import type { Say } from '@/lib/modules/documents/text';
import { TOPICS } from '@/lib/modules/placements/words';
import type { PdfSheet } from '@/lib/report/pdf';
import { type Draw, field, heading, joined } from './archive-facts';

/** The inspections of the unit (article 7) until the internship's end; a later one says nothing of it. */
export const unit: Draw = (sheet, say, { placement: p, inspections }) => {
  heading(sheet, say, 'unit');
  const before = inspections.filter(({ inspectedOn }) => inspectedOn <= (p.endedOn ?? p.endsOn));
  if (before.length === 0) return sheet.text(say('placements.units.none'));
  for (const { inspectedOn, inspectors, topics, findings, fit, meetingNo, decidedOn, publishedOn } of before) {
    const covered = TOPICS.filter((topic) => topics.includes(topic)).map((topic) => say(`placements.topics.${topic}`));
    const decided = decidedOn && say('placements.units.decided', { no: meetingNo ?? '', day: decidedOn });
    const published = publishedOn && say('placements.units.published', { day: publishedOn });
    sheet.text(`${inspectedOn} · ${say(fit ? 'placements.units.fit' : 'placements.units.unfit')}`, { bold: true });
    sheet.facts([
      [field(say, 'inspectors'), inspectors],
      [field(say, 'meetingNo'), joined(decided, published)],
    ]);
    sheet.text(`${say('placements.units.covered', { count: covered.length })}: ${covered.join('、')}`);
    if (findings) sheet.text(findings);
  }
};

function photosOf(sheet: PdfSheet, say: Say, photos: { name: string }[]): void {
  if (photos.length === 0) return;
  sheet.text(`${say('following.visits.photos')}: ${photos.map(({ name }) => name).join('、')}`, { dim: true });
}

/** The journal: how much was written and answered, then every entry. */
export const journals: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'journals');
  const all = p.journals.toReversed();
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return sheet.text(say('placements.record.noJournals'));
  const answered = all.filter(({ answer }) => answer !== null).length;
  const photos = all.reduce((sum, each) => sum + each.photos.length, 0);
  const span = { from: first.writtenOn, to: last.writtenOn };
  sheet.text(say('documents.archive.journalSummary', { count: all.length, answered, photos, ...span }), { bold: true });
  for (const { writtenOn, text: written, answer, answeredBy, photos: own } of all) {
    sheet.text(writtenOn, { bold: true });
    sheet.text(written);
    photosOf(sheet, say, own);
    if (answer) sheet.text(say('placements.record.answered', { who: answeredBy ?? '', text: answer }), { dim: true });
  }
};

/** The teacher's visits, oldest first. */
export const visits: Draw = (sheet, say, { following: { visits: all, due } }) => {
  heading(sheet, say, 'visits');
  if (due !== null) sheet.text(say('following.visits.ofDue', { count: all.length, due }));
  if (all.length === 0) return sheet.text(say('following.visits.none'));
  for (const { visitedOn, way, teacher, findings, advice, photos } of all.toReversed()) {
    sheet.text(`${visitedOn} · ${say(`following.ways.${way}`)} · ${teacher}`, { bold: true });
    sheet.text(findings);
    if (advice) sheet.text(`${say('following.fields.advice')}: ${advice}`);
    photosOf(sheet, say, photos);
  }
};
