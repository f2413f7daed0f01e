import {
  AlignmentType,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { expect, it } from 'vitest';
import { buildWord } from './word';
import { wordText } from './word-text';

const cell = (...lines: string[]) => new TableCell({ children: lines.map((text) => new Paragraph(text)) });
const listed = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'articles', level } });

/** An agreement as an office writes it: numbered articles, a table, changes that were tracked. */
async function written(): Promise<Buffer> {
  const levels = [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '第%1条', alignment: AlignmentType.LEFT },
    { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.LEFT },
  ];
  const change = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' };
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'articles', levels }] },
      sections: [
        {
          children: [
            new Paragraph({ text: '实习三方协议', heading: HeadingLevel.TITLE }),
            new Paragraph({ children: [new TextRun('甲方：'), new TextRun({ text: '某校', bold: true })] }),
            new Paragraph(''),
            new Paragraph({ text: '一般约定', heading: HeadingLevel.HEADING_1 }),
            ...Array.from({ length: 11 }, (_, n) => listed(`条文${n + 1}`)),
            listed('其一', 1),
            listed('其二', 1),
            listed('下一条'),
            listed('又一', 1),
            new Paragraph({
              children: [
                new TextRun('报酬'),
                new DeletedTextRun({ ...change, text: '两千' }),
                new InsertedTextRun({ ...change, id: 2, text: '三千' }),
                new TextRun({ text: '元', break: 1 }),
              ],
            }),
            new Table({ rows: [new TableRow({ children: [cell('项目'), cell('内容', '又一行')] })] }),
          ],
        },
      ],
    }),
  );
}

it('reads a Word file as its reader sees it: titles, numbers of articles, tables, and changes as accepted', async () => {
  const blocks = await wordText(await written());
  expect(blocks.slice(0, 3)).toEqual([
    { kind: 'title', text: '实习三方协议' },
    { kind: 'text', text: '甲方：某校' },
    { kind: 'heading', text: '一般约定' },
  ]);
  const texts = blocks.map((block) => ('text' in block ? block.text : ''));
  expect(texts.slice(3, 5)).toEqual(['第一条 条文1', '第二条 条文2']);
  expect(texts.slice(12, 18)).toEqual([
    ...['第十条 条文10', '第十一条 条文11', '十一.1 其一', '十一.2 其二', '第十二条 下一条', '十二.1 又一'],
  ]);
  expect(texts).toContain('报酬三千\n元');
  expect(blocks.at(-1)).toEqual({ kind: 'table', rows: [['项目', '内容\n又一行']] });
});

it('reads back what the portal writes', async () => {
  const blocks = await wordText(
    await buildWord({ title: '甲', author: '乙' }, [
      { kind: 'title', text: '协议' },
      { kind: 'facts', rows: [['学生', '张三']] },
      { kind: 'heading', text: '第一条' },
      { kind: 'text', text: '正文' },
    ]),
  );
  expect(blocks).toEqual([
    { kind: 'title', text: '协议' },
    { kind: 'table', rows: [['学生', '张三']] },
    { kind: 'heading', text: '第一条' },
    { kind: 'text', text: '正文' },
  ]);
});
