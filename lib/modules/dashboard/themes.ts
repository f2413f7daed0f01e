import 'server-only';
import type { Theme } from './words';

/** What a theme shows: figures whose key begins so, and of which of them the years are drawn. */
type Layout = { figures: readonly string[]; histories: readonly string[] };

export const LAYOUTS: Record<Theme, Layout> = {
  overview: { figures: [''], histories: [] },
  partners: { figures: ['partners.', 'agreements.', 'visits.', 'needs.'], histories: ['partners.enterprises'] },
  platforms: {
    figures: ['consortia.', 'colleges.', 'centres.', 'bases.'],
    histories: ['bases.off_campus', 'colleges.count'],
  },
  classes: { figures: ['classes.', 'alliance.order_classes'], histories: ['classes.total', 'classes.students'] },
  pathways: { figures: ['pathways.'], histories: ['pathways.classes', 'pathways.planned_students'] },
  programmes: {
    figures: ['programmes.'],
    histories: ['programmes.new_energy_students', 'programmes.agri_food_students'],
  },
  internships: {
    figures: [
      'internships.',
      'alliance.internships',
      'colleges.interns',
      'colleges.intern_hires',
      'alliance.employed_2024',
      'pathways.local_retention_2024',
      'targets.',
      'supply.',
    ],
    histories: ['internships.running', 'supply.places'],
  },
};

const placeIn = (theme: Theme, key: string) => LAYOUTS[theme].figures.findIndex((start) => key.startsWith(start));

/** Whether the figure of that key belongs to the theme. */
export const inTheme = (theme: Theme, key: string) => placeIn(theme, key) >= 0;

/** The figures of a theme in its order. */
export const inOrder = <F extends { key: string }>(theme: Theme, figures: readonly F[]): F[] =>
  figures.toSorted((a, b) => placeIn(theme, a.key) - placeIn(theme, b.key));

/** The figures that stand first in the overview, in this order; all others stand in the table below. */
export const FIRST = [
  'partners.enterprises',
  'agreements.in_force',
  'colleges.count',
  'centres.count',
  'bases.off_campus',
  'classes.total',
  'classes.students',
  'pathways.classes',
  'programmes.new_energy_students',
  'programmes.agri_food_students',
  'needs.open',
  'agreements.ending',
] as const;

/** The six large figures of the wall, and those that stand small beneath. */
export const WALL_FIRST = [
  'partners.enterprises',
  'colleges.count',
  'centres.count',
  'classes.total',
  'bases.off_campus',
  'agreements.in_force',
] as const;
export const WALL_MORE = [
  'classes.students',
  'partners.new_this_year',
  'bases.on_campus',
  'agreements.ending',
  'pathways.classes',
  'pathways.secondary_schools',
  'pathways.enterprises',
  'pathways.planned_students',
  'programmes.new_energy_students',
  'programmes.agri_food_students',
] as const;
