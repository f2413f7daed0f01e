/** One choice of a reference picker. */
export type Option = { code: string; label: string };
