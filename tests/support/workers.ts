/** How many test processes run at once, each with a database of its own. */
export const WORKERS = 2;
