import { useTranslations } from 'next-intl';
import type { PostState } from '@/lib/modules/posts/words';

const TONE: Record<PostState, string> = { DRAFT: 'idle', PUBLISHED: 'ok', CLOSED: 'idle' };

/** A post's state, as a badge; one without a slot left is full. */
export function PostBadge({ state, slots, taken }: { state: PostState; slots: number; taken: number }) {
  const t = useTranslations('posts');
  const full = state === 'PUBLISHED' && taken >= slots;
  return <span className={`badge ${full ? 'warn' : TONE[state]}`}>{full ? t('full') : t(`states.${state}`)}</span>;
}
