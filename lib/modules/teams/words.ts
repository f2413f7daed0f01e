/** From where somebody of a teaching team comes. */
export const TEAM_SIDES = ['COLLEGE', 'ENTERPRISE'] as const;
export type TeamSide = (typeof TEAM_SIDES)[number];
