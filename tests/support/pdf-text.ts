import { inflateSync } from 'node:zlib';

/** The text of a PDF of lib/report/pdf, without blanks: its glyphs by the tables that its fonts carry for whoever copies from it. */
export function pdfText(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  const objects = new Map([...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, id, body]) => [id, body ?? '']));
  const streamOf = (body: string) => {
    const [, packed] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? [];
    return packed && body.includes('/FlateDecode') ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : '';
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', id = ''] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, unicode = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
    fonts.set(name, glyphsOf(streamOf(objects.get(unicode) ?? '')));
  }
  let text = '';
  for (const body of objects.values()) {
    const drawn = streamOf(body);
    if (!drawn.includes(' Tf')) continue;
    let font = new Map<number, string>();
    for (const [, name, shown] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? font;
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
        for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  return text.replace(/\s/g, '');
}

function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      glyphs.set(Number.parseInt(from, 16) + at, String.fromCharCode(...units));
    }
  return glyphs;
}
