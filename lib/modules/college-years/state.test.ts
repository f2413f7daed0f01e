import { expect, it } from 'vitest';
import { yearState } from './state';

const none = { submittedOn: null, approvedOn: null, assessedOn: null, reviewedOn: null };

it('goes from the plan over the self-assessment to the review', () => {
  const states = [
    none,
    { ...none, submittedOn: '2025-01-10' },
    { ...none, submittedOn: '2025-01-10', approvedOn: '2025-01-12' },
    { ...none, submittedOn: '2025-01-10', approvedOn: '2025-01-12', assessedOn: '2025-12-20' },
    { ...none, assessedOn: '2024-12-20' },
    { ...none, assessedOn: '2024-12-20', reviewedOn: '2024-12-25' },
  ].map(yearState);
  expect(states).toEqual(['DRAFT', 'SUBMITTED', 'RUNNING', 'ASSESSED', 'ASSESSED', 'REVIEWED']);
});
