import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { z } from 'zod';
import { isDay } from './day';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const matching = (ok: (text: string) => boolean) =>
  createParser<string>({ parse: (text) => (ok(text) ? text : null), serialize: (value) => value });

/** Kinds of filter: each reads the address tolerantly and has a strict schema for the query behind it. */
export const filters = {
  /** Free text, cut at 100 characters. */
  text: () => ({
    parser: createParser<string>({
      parse: (v) => v.replaceAll('\u0000', '').trim().slice(0, 100) || null,
      serialize: (v) => v,
    }),
    schema: z.string().max(100).optional(),
  }),
  one: <const V extends string>(values: readonly V[]) => ({
    parser: parseAsStringLiteral(values),
    schema: z.enum(values).optional(),
  }),
  many: <const V extends string>(values: readonly V[]) => ({
    parser: parseAsArrayOf(parseAsStringLiteral(values)),
    schema: z.array(z.enum(values)).max(100).optional(),
  }),
  /** Codes of a reference list or a dictionary. */
  codes: () => ({
    parser: parseAsArrayOf(matching((v) => /^[\p{L}\p{N}_-]{1,60}$/u.test(v))),
    // Room for every prefecture of the country.
    schema: z.array(z.string().min(1).max(60)).max(500).optional(),
  }),
  ids: () => ({ parser: parseAsArrayOf(matching((v) => UUID.test(v))), schema: z.array(z.uuid()).max(200).optional() }),
  day: () => ({ parser: matching(isDay), schema: z.string().refine(isDay, 'key:notADay').optional() }),
  flag: () => ({ parser: parseAsStringLiteral(['1'] as const), schema: z.literal('1').optional() }),
} as const;

type AnyFilter = { parser: ReturnType<typeof matching> | ReturnType<typeof parseAsArrayOf>; schema: z.ZodType };
type Value<F> = F extends { schema: z.ZodType } ? z.output<F['schema']> : never;
export type FilterOf<F> = { [K in keyof F]?: Value<F[K]> };
export type Dir = 'asc' | 'desc';
export const PAGE_SIZES = [20, 50, 100] as const;

export type ListState<F, Sort extends string> = {
  filter: FilterOf<F>;
  sort: Sort;
  dir: Dir;
  page: number;
  size: number;
  cols: string[] | null;
};
type SearchParams = Record<string, string | string[] | undefined>;

type Raw<Sort> = Record<string, unknown> & {
  sort: Sort;
  dir: Dir | null;
  page: number;
  size: number;
  cols: string[] | null;
};
type Definition<F, Sort extends string> = {
  path: string;
  filters: F;
  sorts: readonly Sort[];
  defaultSort: { key: Sort; dir: Dir };
  defaultSize?: (typeof PAGE_SIZES)[number];
};

function parsersOf<F, Sort extends string>(def: Definition<F, Sort>, kinds: Record<string, AnyFilter>, size: number) {
  return {
    ...Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, kind.parser])),
    sort: parseAsStringLiteral(def.sorts).withDefault(def.defaultSort.key as Sort),
    dir: parseAsStringLiteral(['asc', 'desc'] as const),
    page: parseAsInteger.withDefault(1),
    size: parseAsInteger.withDefault(size),
    cols: parseAsArrayOf(parseAsString),
  };
}

/** What the address filters by; a filter that says nothing is none. */
function filterIn<F>(raw: Record<string, unknown>, keys: readonly string[]): FilterOf<F> {
  const said = keys.filter((key) => {
    const value = raw[key];
    return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  return Object.fromEntries(said.map((key) => [key, raw[key]])) as FilterOf<F>;
}

function schemasOf<F, Sort extends string>(def: Definition<F, Sort>, kinds: Record<string, AnyFilter>, size: number) {
  const filterSchema = z.strictObject(
    Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, kind.schema])),
  ) as unknown as z.ZodType<FilterOf<F>>;
  const schema = z.strictObject({
    filter: filterSchema.default({} as FilterOf<F>),
    sort: z.enum(def.sorts as readonly [Sort, ...Sort[]]).default(def.defaultSort.key as never),
    dir: z.enum(['asc', 'desc']).default(def.defaultSort.dir),
    page: z.int().min(1).max(100_000).default(1),
    size: z.int().min(1).max(100).default(size),
  });
  return { filterSchema, schema };
}

/**
 * One definition of a list's address for the page that reads it, the links that write it, the query, the export and the figures.
 * `parse` is tolerant (what it does not understand is left out); `schema` and `filterSchema` are strict.
 */
export function defineList<const F extends Record<string, object>, const Sort extends string>(
  def: Definition<F, Sort>,
) {
  const { path: home, sorts, defaultSort, defaultSize: size = 20 } = def;
  const kinds = def.filters as Record<string, AnyFilter>;
  const keys = Object.keys(kinds);
  const parsers = parsersOf(def, kinds, size);
  const load = createLoader(parsers);
  const write = createSerializer(parsers, { clearOnDefault: true });
  type State = ListState<F, Sort>;

  function parse(params: SearchParams): State {
    const raw = load(params) as Raw<Sort>;
    return {
      filter: filterIn<F>(raw, keys),
      sort: raw.sort,
      dir: raw.dir ?? (raw.sort === defaultSort.key ? defaultSort.dir : 'asc'),
      page: Math.min(Math.max(raw.page, 1), 100_000),
      size: (PAGE_SIZES as readonly number[]).includes(raw.size) ? raw.size : size,
      cols: raw.cols,
    };
  }

  /** The address of the list with these settings laid over `base`; another page than the first only when it is named. */
  function href(over: { [K in keyof State]?: State[K] }, base?: State, path = home): string {
    const at = { ...base, ...over };
    const usual = at.sort === undefined || at.sort === defaultSort.key ? defaultSort.dir : 'asc';
    const filter = at.filter as Record<string, unknown> | undefined;
    return write(path, {
      ...Object.fromEntries(keys.map((key) => [key, filter?.[key] ?? null])),
      sort: at.sort ?? null,
      dir: at.dir === undefined || at.dir === usual ? null : at.dir,
      page: over.page ?? null,
      size: at.size ?? null,
      cols: at.cols ?? null,
    } as never);
  }

  return { path: home, parse, href, ...schemasOf(def, kinds, size), sorts, defaultSort, defaultSize: size };
}
