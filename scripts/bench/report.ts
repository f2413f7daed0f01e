/** One line of the table: what was measured, what came of it, what it should be at most or at least. */
export type Line = Readonly<{
  college: string;
  what: string;
  value: number;
  unit: string;
  aim?: { atMost?: number; atLeast?: number };
  note?: string;
}>;

const shown = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Whether the aim is reached; null when there is none. */
export function reached({ value, aim }: Line): boolean | null {
  if (!aim) return null;
  return value <= (aim.atMost ?? Number.POSITIVE_INFINITY) && value >= (aim.atLeast ?? Number.NEGATIVE_INFINITY);
}

/** The lines as a table for a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const ok = reached(line);
    const aim = line.aim?.atMost !== undefined ? `<= ${line.aim.atMost}` : line.aim ? `>= ${line.aim.atLeast}` : '';
    return [
      line.college,
      line.what,
      shown(line.value),
      line.unit,
      aim,
      ok === null ? '' : ok ? 'reached' : 'missed',
      line.note ?? '',
    ];
  });
  const all = [['college', 'what', 'value', 'unit', 'aim', '', 'note'], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((text, at) => (at === 2 ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
