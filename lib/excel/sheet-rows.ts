import 'server-only';
import { type Cell, type ReadLimits, type SheetRow, WorkbookError } from './cell';
import { attribute, decodeEscapes, type XmlHandler } from './xml';

const MAX_SHEET_ROWS = 1_048_576;
const MAX_CELL_ELEMENTS = 16_384;
const MAX_TEXT = 100_000;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

export type SheetContext = { strings: string[]; dateStyles: boolean[]; date1904: boolean; limits: ReadLimits };

/** Builds rows from the tags of a worksheet. `rows` fills as pieces come in; whoever drives it empties it. */
export class SheetRows implements XmlHandler {
  rows: SheetRow[] = [];
  private row = 0;
  private cells: Cell[] = [];
  private elements = 0;
  private column = 0;
  private type = '';
  private isDate = false;
  private value = '';
  private inRow = false;
  private reading = false;
  private phonetic = false;

  constructor(private readonly context: SheetContext) {}

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row':
        this.openRow(attributes);
        break;
      case 'c':
        if (this.inRow) this.openCell(attributes);
        break;
      case 'v':
      case 't':
        this.reading = this.inRow && !this.phonetic;
        break;
      case 'rPh':
        this.phonetic = true;
        break;
    }
  }

  text(text: string): void {
    if (!this.reading) return;
    this.value += text;
    if (this.value.length > MAX_TEXT) throw new WorkbookError('damaged');
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.reading = false;
        break;
      case 'rPh':
        this.phonetic = false;
        break;
      case 'c':
        if (this.inRow) this.closeCell();
        break;
      case 'row':
        if (this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells });
        this.inRow = false;
        break;
    }
  }

  private openRow(attributes: string): void {
    const written = attribute(attributes, 'r');
    const row = written === null ? this.row + 1 : Number(written);
    if (!Number.isInteger(row) || row <= this.row || row > MAX_SHEET_ROWS) throw new WorkbookError('damaged');
    this.row = row;
    this.cells = [];
    this.elements = 0;
    this.column = -1;
    this.inRow = true;
  }

  private openCell(attributes: string): void {
    if (++this.elements > MAX_CELL_ELEMENTS) throw new WorkbookError('damaged');
    const place = attribute(attributes, 'r');
    this.column = place === null ? this.column + 1 : columnOf(place);
    this.type = attribute(attributes, 't') ?? 'n';
    const style = attribute(attributes, 's');
    this.isDate = style !== null && this.context.dateStyles[Number(style)] === true;
    this.value = '';
  }

  private closeCell(): void {
    const cell = this.cellValue();
    if (cell === null || cell === '') return;
    const { columns } = this.context.limits;
    if (this.column >= columns) throw new WorkbookError('too-many-columns', { limit: columns });
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
  }

  private cellValue(): Cell {
    const { value } = this;
    switch (this.type) {
      case 's':
        return this.context.strings[Number(value)] ?? null;
      case 'str':
      case 'inlineStr':
        return decodeEscapes(value);
      case 'b':
        return value === '1' || value === 'true';
      case 'e':
      case 'd':
        return value;
      default:
        return value === '' ? null : this.numberValue(value);
    }
  }

  private numberValue(value: string): Cell {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    if (!this.isDate || number < 0) return number;
    return new Date(Math.round((this.context.date1904 ? EPOCH_1904 : EPOCH_1900) + number * DAY_MS));
  }
}

/** The column of a place such as 'AB12', from 0; counts the letters only. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = (place.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column < 1 || column > MAX_CELL_ELEMENTS) throw new WorkbookError('damaged');
  return column - 1;
}
