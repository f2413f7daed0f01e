import 'server-only';
import { pinyin } from 'pinyin-pro';
import type { Locale } from '@/lib/i18n/locales';
import { dropBlanks, toHalfWidth } from '@/lib/identifiers/dirty-text';
import table from '@/prisma/seed/reference/regions.json';
import type { Option } from './option';

/** GB/T 2260: provinces (15), cities (1502) and districts (150203), from the shipped table. */
type Region = { code: string; name: string; parent: string | null; en?: string; also?: string[] };

const regions: readonly Region[] = table;
const byCode = new Map(regions.map((region) => [region.code, region]));
const SUFFIX =
  /(维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|自治州|自治县|自治旗|联合旗|地区|省|市|盟|州|区|县|旗)$/;
const PEOPLES =
  /(蒙古族?|藏族|彝族|苗族|土家族|布依族|侗族|壮族|傣族|哈尼族|白族|傈僳族|景颇族|朝鲜族|羌族|回族|哈萨克|柯尔克孜)+$/;

/** The name without the kind of region: 包头 for 包头市. */
function bare(name: string): string {
  const short = name.replace(SUFFIX, '');
  const plain = name.endsWith('自治州') ? short.replace(PEOPLES, '') : short;
  return plain.length >= 2 ? plain : name;
}

const spellings = new Map<string, string[]>(
  regions.map((region) => [region.code, [region.name, bare(region.name), ...(region.also ?? [])]]),
);

/** From the province down; a code that the table lacks stands for the nearest one above it. */
function pathOf(code: string): Region[] {
  const found = byCode.get(code);
  if (!found) return code.length > 2 ? pathOf(code.slice(0, -2)) : [];
  return found.parent ? [...pathOf(found.parent), found] : [found];
}

const latin = new Map<string, string>();

function english(region: Region): string {
  const known = region.en ?? latin.get(region.code);
  if (known) return known;
  const parts = pinyin(bare(region.name), { toneType: 'none', type: 'array', v: true });
  const word = parts.join('').replace(/^./, (letter) => letter.toUpperCase());
  const kind =
    region.code.length < 6 ? '' : ({ 区: ' District', 县: ' County', 旗: ' Banner' }[region.name.slice(-1)] ?? '');
  latin.set(region.code, word + kind);
  return word + kind;
}

/** The full name: 内蒙古自治区包头市昆都仑区, or Kundulun District, Baotou, Inner Mongolia. Null for an unknown code. */
export function regionName(code: string, locale: Locale): string | null {
  const names = pathOf(code).map((region) => (locale === 'en' ? english(region) : region.name));
  const once = names.filter((name, at) => name !== names[at - 1]);
  if (once.length === 0) return null;
  return locale === 'en' ? once.reverse().join(', ') : once.join('');
}

/** The name of the region alone, without those above it. */
export function regionShort(code: string, locale: Locale): string | null {
  const last = pathOf(code).at(-1);
  if (!last) return null;
  return locale === 'en' ? english(last) : last.name;
}

/** City and district without the province, for a list's cell: 包头市青山区, or Qingshan District, Baotou. A province stands alone. */
export function regionBrief(code: string, locale: Locale): string | null {
  const path = pathOf(code);
  const names = (path.length > 1 ? path.slice(1) : path).map((region) =>
    locale === 'en' ? english(region) : region.name,
  );
  if (names.length === 0) return null;
  return locale === 'en' ? names.reverse().join(', ') : names.join('');
}

/** The region under `above` whose spelling is the longest start of the text; of equally long ones the highest. */
function step(text: string, above: string): { code: string; length: number } | null {
  let best: { code: string; length: number } | null = null;
  for (const region of regions) {
    if (!region.code.startsWith(above) || region.code.length <= above.length) continue;
    // Without anything above it a district is known by its full name only, and must be the only one.
    const names = above === '' && region.code.length === 6 ? [region.name] : (spellings.get(region.code) ?? []);
    const length = Math.max(...names.map((name) => (text.startsWith(name) ? name.length : 0)));
    if (length === 0) continue;
    if (!best || length > best.length || (length === best.length && region.code.length < best.code.length))
      best = { code: region.code, length };
  }
  return best;
}

function isAmbiguous(code: string): boolean {
  const name = byCode.get(code)?.name;
  return code.length === 6 && regions.filter((region) => region.name === name).length > 1;
}

/** Reads a region from an office's words or from the start of an address, as deep as it goes; null when there is none. */
export function matchRegion(words: string): string | null {
  const text = dropBlanks(toHalfWidth(words)).replace(/^中国|[/\-·,，、]/g, '');
  if (/^\d{2,6}$/.test(text)) return pathOf(text.replace(/(00)+$/, '')).at(-1)?.code ?? null;
  let code = '';
  let rest = text;
  for (let found = step(rest, code); found; found = step(rest, code)) {
    if (code === '' && isAmbiguous(found.code)) return null;
    code = found.code;
    rest = rest.slice(found.length);
  }
  // 北京市 is a province and its only city.
  const same = regions.find((region) => region.parent === code && region.name === byCode.get(code)?.name);
  return same?.code ?? (code || null);
}

/** Regions for a picker: by the start of the code or a part of the full name. */
export function regionOptions(q: string, locale: Locale, limit: number): Option[] {
  const text = dropBlanks(toHalfWidth(q)).toLowerCase();
  const found: Option[] = [];
  for (const region of regions) {
    if (found.length === limit) break;
    const label = regionName(region.code, locale) ?? '';
    const fits = region.code.startsWith(text) || dropBlanks(label).toLowerCase().includes(text);
    if (fits) found.push({ code: region.code, label });
  }
  return found;
}
