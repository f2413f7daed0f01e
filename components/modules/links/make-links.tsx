import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty, Head } from '@/components/ui/head';
import type { CandidatesInput } from '@/lib/modules/links/schema';
import type { LinkCandidate } from '@/lib/modules/links/types';
import { LINK_KINDS, LINK_PARTIES } from '@/lib/modules/links/words';
import { LinkChooser } from './link-chooser';

type Named = { id: string; name: string };
type Props = { asked: CandidatesInput; candidates: LinkCandidate[]; plans: Named[]; signers: Named[] };

/** Makes links: what is asked, of whom, then one a recipient. The question stands in the address. */
export async function MakeLinks({ asked, candidates, plans, signers }: Props) {
  const t = await getTranslations('links');
  const hidden = (['partnerId', 'placementId', 'postId'] as const).filter((name) => asked[name]);
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/links">{t('list.title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('make.title')}</span>
      </nav>
      <Head title={t('make.title')} lede={t('make.intro')} />
      <form className="toolbar" action="/internships/links/new">
        {hidden.map((name) => (
          <input key={name} type="hidden" name={name} value={asked[name]} />
        ))}
        <Choice
          {...{ name: 'kind', label: t('make.kind'), value: asked.kind }}
          options={LINK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {asked.kind === 'SIGN' && (
          <Choice
            {...{ name: 'party', label: t('make.party'), value: asked.party }}
            options={LINK_PARTIES.map((value) => ({ value, label: t(`parties.${value}`) }))}
          />
        )}
        {asked.party === 'SCHOOL' && asked.kind === 'SIGN' && (
          <Choice
            {...{ name: 'signerId', label: t('make.signer'), value: asked.signerId }}
            options={[
              { value: '', label: t('make.noSigner') },
              ...signers.map((p) => ({ value: p.id, label: p.name })),
            ]}
          />
        )}
        {!asked.placementId && asked.kind !== 'SLOTS' && asked.kind !== 'CONTACT' && (
          <Choice
            {...{ name: 'planId', label: t('make.plan'), value: asked.planId }}
            options={[{ value: '', label: t('make.anyPlan') }, ...plans.map((p) => ({ value: p.id, label: p.name }))]}
          />
        )}
        <button type="submit" className="btn">
          {t('make.show')}
        </button>
      </form>
      <Recipients {...{ asked, candidates }} />
    </>
  );
}

async function Recipients({ asked, candidates }: Pick<Props, 'asked' | 'candidates'>) {
  const t = await getTranslations('links');
  const party = asked.kind === 'SIGN' ? (asked.party ?? 'ENTERPRISE') : null;
  if (party === 'SCHOOL' && !asked.signerId) return <Empty title={t('make.noSigner')} hint={t('make.signerHint')} />;
  if (candidates.length === 0) return <Empty title={t('make.none')} hint={t('make.noneHint')} />;
  const signerId = party === 'SCHOOL' ? (asked.signerId ?? null) : null;
  return <LinkChooser key={JSON.stringify(asked)} {...{ candidates, kind: asked.kind, party, signerId }} />;
}

type ChoiceProps = { name: string; label: string; value?: string; options: { value: string; label: string }[] };

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label className="row">
      <span className="dim">{label}</span>
      <select className="select w-auto!" name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
