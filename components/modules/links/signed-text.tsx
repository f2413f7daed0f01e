import { getTranslations } from 'next-intl/server';
import type { TextBlock } from '@/lib/report/word-text';

/** The whole text that is signed, as it is written: the paper is Chinese, whatever language its reader has chosen. */
export async function SignedText({ blocks }: { blocks: TextBlock[] }) {
  const t = await getTranslations('links.page');
  return (
    <section aria-label={t('text')}>
      <h2>{t('text')}</h2>
      <div className="link-text" lang="zh-CN">
        {keyed(blocks).map(({ key, block }) => (
          <Block key={key} block={block} />
        ))}
      </div>
    </section>
  );
}

/** Two paragraphs may say the same: where it stands names it. */
const keyed = (blocks: TextBlock[]) => blocks.map((block, at) => ({ key: `${at}`, block }));
const numbered = <T,>(all: readonly T[]) => all.map((of, at) => ({ key: `${at}`, of }));

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'title':
      return <p className="link-title">{block.text}</p>;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'text':
      return <p>{block.text}</p>;
    case 'facts':
      return (
        <dl className="link-facts">
          {block.rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table>
          <tbody>
            {numbered(block.rows).map(({ key, of }) => (
              <tr key={key}>
                {numbered(of).map((cell) => (
                  <td key={cell.key}>{cell.of}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
