import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { documentWords } from '@/lib/modules/documents/text';
import { CHECKS } from '@/lib/modules/placements/words';
import { makePdf } from '@/lib/report/pdf';
import { type ArchiveFacts, type Draw, field, heading, joined, text } from './archive-facts';
import { journals, unit, visits } from './archive-following';

const cover: Draw = (sheet, say, { placement: p, school, today }) => {
  sheet.title(say('documents.archive.title'), school);
  sheet.facts([
    [field(say, 'student'), p.studentName],
    [field(say, 'studentNo'), p.studentNo],
    [field(say, 'schoolClass'), p.schoolClass],
    [field(say, 'partner'), p.partnerName],
    [field(say, 'job'), p.job],
    [field(say, 'kind'), say(p.stage ? `placements.stages.${p.stage}` : `placements.kinds.${p.kind}`)],
    [field(say, 'startsOn'), p.startsOn],
    [field(say, 'endsOn'), p.endedOn ?? p.endsOn],
    [field(say, 'place'), joined(p.place, p.address)],
    [field(say, 'pay'), text(p.pay)],
    [field(say, 'teacher'), p.teacher],
    [field(say, 'mentor'), p.mentor],
    [field(say, 'state'), say(`placements.states.${p.state}`)],
    [field(say, 'grade'), p.grade && say(`placements.grades.${p.grade}`)],
  ]);
  sheet.text(say('documents.archive.made', { day: today }), { size: 9, dim: true });
};

const plan: Draw = (sheet, say, { plan: of }) => {
  heading(sheet, say, 'plan');
  if (!of) return sheet.text(say('documents.none'));
  sheet.facts([
    [field(say, 'plan'), of.name],
    [say('plans.fields.madeOn'), of.madeOn],
    [say('plans.fields.safetyRulesOn'), of.safetyRulesOn],
    [say('plans.fields.filedOn'), joined(of.filedOn, of.filingNo)],
  ]);
  for (const each of [of.tasks, of.safetyRules]) if (each) sheet.text(each);
};

const agreement: Draw = (sheet, say, { placement: p, code }) => {
  heading(sheet, say, 'agreement');
  sheet.facts([
    [field(say, 'agreementNo'), p.agreementNo],
    [field(say, 'signedOn'), p.agreementSignedOn],
    [say('documents.placeholders.contentCode.name'), code],
    [field(say, 'source'), say(`placements.sources.${p.source}`)],
  ]);
  const rows = p.parties.map((party) => {
    const signed = p.signatures.find((each) => each.party === party);
    const how = signed && say(`placements.methods.${signed.method}`);
    return [
      say(`placements.parties.${party}`),
      signed?.signer ?? '',
      how ?? say('placements.record.unsigned'),
      signed?.signedOn ?? '',
    ];
  });
  sheet.table(
    [2, 3, 3, 3],
    ['party', 'signer', 'state', 'signedOn'].map((key) => field(say, key)),
    rows,
  );
  for (const { number, state, effectiveOn: day, reason, changes, hash } of p.amendments) {
    const told = changes.map(({ field: key, from, to }) => `${field(say, key)} ${from ?? '—'} → ${to ?? '—'}`);
    sheet.text(`${say('placements.record.amendmentNo', { number })} · ${say(`placements.amendmentStates.${state}`)}`, {
      bold: true,
    });
    sheet.text(say('placements.record.amendmentText', { day, changes: told.join('；') }));
    sheet.text(`${reason} · ${say('placements.record.amendmentHash', { hash })}`, { dim: true });
  }
};

const evidence: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'checks');
  sheet.table(
    [1, 6, 3],
    ['', field(say, 'what'), field(say, 'state')],
    CHECKS.map((check, n) => [
      String(n + 1),
      say(`placements.checks.${check}`),
      say(p.openChecks.includes(check) ? 'placements.record.missing' : 'placements.record.met'),
    ]),
  );
  heading(sheet, say, 'evidence');
  sheet.facts([
    [field(say, 'consentOn'), p.consentOn],
    [field(say, 'guardianConsentOn'), joined(p.guardianConsentOn, p.guardianRelation)],
    [field(say, 'insurer'), p.insurer],
    [field(say, 'policyNo'), p.policyNo],
    [field(say, 'insuredFrom'), p.insuredFrom],
    [field(say, 'insuredTo'), p.insuredTo],
    [field(say, 'accidentPolicyNo'), p.accidentPolicyNo],
    [field(say, 'filingNo'), p.filingNo],
    [field(say, 'trainedOn'), p.trainedOn],
    [field(say, 'trainingHours'), text(p.trainingHours)],
  ]);
};

const rules: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'rules');
  const rows = [
    ...p.broken.map(({ rule, severity }) => [
      rule,
      say(`placements.rules.${rule}`),
      say(`placements.severities.${severity}`),
    ]),
    ...p.overrides.map(({ rule, reason, approver, approvedOn: day }) => [
      ...[rule, say(`placements.rules.${rule}`), say('placements.record.overridden', { reason, approver, day })],
    ]),
  ];
  if (rows.length === 0) return sheet.text(say('placements.record.noRules'));
  sheet.table(
    [2, 5, 5],
    ['rule', 'what', 'state'].map((key) => field(say, key)),
    rows,
  );
};

const weeks: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'weeks');
  if (p.weeks.length === 0) return sheet.text(say('placements.record.noWeeks'));
  sheet.table(
    [3, 2, 5, 3],
    [field(say, 'week'), field(say, 'state'), say('documents.archive.note'), say('documents.archive.by')],
    p.weeks
      .toReversed()
      .map(({ weekOn, present, note, confirmedBy }) => [
        ...[weekOn, say(present ? 'placements.record.confirm' : 'placements.record.absent'), note ?? '', confirmedBy],
      ]),
  );
};

const incidents: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'incidents');
  if (p.incidents.length === 0) return sheet.text(say('placements.record.noIncidents'));
  sheet.table(
    [2, 2, 4, 4],
    ['happenedOn', 'incidentKind', 'what', 'handling'].map((key) => field(say, key)),
    p.incidents
      .toReversed()
      .map(({ happenedOn, kind, what, handling, closedOn }) => [
        ...[happenedOn, say(`placements.incidentKinds.${kind}`), what, joined(closedOn, handling) ?? ''],
      ]),
  );
};

const assessment: Draw = (sheet, say, { placement: p, following: { credits } }) => {
  heading(sheet, say, 'assessment');
  const again =
    p.hostAgain === null ? '' : say(p.hostAgain ? 'placements.record.hostAgain' : 'placements.record.notAgain');
  sheet.table(
    [3, 2, 7],
    ['', 'score', 'remark'].map((key) => (key ? field(say, key) : '')),
    [
      [say('placements.record.enterprise'), text(p.enterpriseScore) ?? '', joined(p.enterpriseRemark, again) ?? ''],
      [say('placements.record.school'), text(p.schoolScore) ?? '', p.schoolRemark ?? ''],
      [field(say, 'grade'), p.grade ? say(`placements.grades.${p.grade}`) : '', ''],
    ],
  );
  if (credits !== null) sheet.text(say('following.credits', { credits }));
};

const course: Draw = (sheet, say, { placement: p }) => {
  heading(sheet, say, 'course');
  if (p.steps.length === 0) return sheet.text(say('documents.none'));
  sheet.table(
    [3, 3, 3, 4],
    [field(say, 'on'), field(say, 'what'), field(say, 'state'), field(say, 'reason')],
    p.steps.map(({ at, event, to, reason }) => [
      ...[at.slice(0, 10), say(`placements.events.${event}`), say(`placements.states.${to}`), reason ?? ''],
    ]),
  );
};

const files: Draw = (sheet, say, { files: all }) => {
  heading(sheet, say, 'files');
  if (all.length === 0) return sheet.text(say('documents.none'));
  const head = [field(say, 'on'), say('documents.archive.file'), say('documents.archive.by')];
  sheet.table(
    [2, 6, 3],
    head,
    all.map(({ at, name, by }) => [at.slice(0, 10), name, by]),
  );
};

const PARTS: readonly Draw[] = [
  ...[cover, plan, unit, agreement, evidence, rules, weeks, journals, visits, incidents, assessment, course, files],
];

/** The archive of one internship (article 32) as one PDF. */
export function archivePdf(of: ArchiveFacts, locale: Locale): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(locale);
  const title = `${say('documents.archive.title')} ${of.placement.studentName}`;
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  return makePdf({ title, author: of.school, footer }, (sheet) => {
    for (const draw of PARTS) draw(sheet, say, of);
  });
}
