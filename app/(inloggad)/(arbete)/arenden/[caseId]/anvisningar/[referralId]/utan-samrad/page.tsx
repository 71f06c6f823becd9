import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Effect } from '@/components/consultations/effect';
import { Columns, LawNote, PageHeading, Section } from '@/components/layout/page';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/states';
import { DecideUnheardForm } from '@/components/unheard-referrals/decide-unheard-form';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import { getUnheardDecision } from '@/lib/unheard-referrals/server';
import { decideUnheardAction } from '../../unheard-actions';

interface Props {
  params: Promise<{ caseId: string; referralId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('unheard'))('metaTitle') };
}

/** «Vad gör beslutet med veckan?»: what a manager sees before deciding without samråd, and whom it will be shown to. */
export default async function DecideUnheardPage({ params }: Props) {
  const { caseId, referralId } = await params;
  const data = await loadPage(
    'unheard-referral.decide',
    (context) => getUnheardDecision(context, { caseId, referralId }),
    { caseId },
  );
  const t = await getTranslations('unheard');
  const referral = await getTranslations('referral');
  const consultation = await getTranslations('consultation');
  const states = await getTranslations('consultationStates');
  const reasons = await getTranslations('reasons');
  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/anvisningar/${referralId}`, label: referral('metaTitle') }}
        title={t('decideTitle')}
      />
      <Columns
        main={
          <>
            <Effect effect={data.effect} />
            {data.decision.allowed ? (
              <Section title={t('formTitle')}>
                <p>{t('formLead')}</p>
                <DecideUnheardForm
                  caseId={caseId}
                  referralId={referralId}
                  revision={data.revision}
                  reasons={data.reasons}
                  action={decideUnheardAction}
                />
              </Section>
            ) : (
              <ErrorNotice tone="attention" title={reasons(data.decision.reason)} />
            )}
          </>
        }
        side={
          <Section title={consultation('proposal')}>
            <DefinitionList
              items={[
                { term: referral('provider'), value: data.providerName },
                { term: referral('service'), value: data.serviceName },
                {
                  term: consultation('period'),
                  value: `${formatDay(data.startsOn)} – ${formatDay(data.endsOn)}`,
                },
                {
                  term: consultation('metaTitle'),
                  value:
                    data.consultationId && data.consultationState ? (
                      <Link href={`/arenden/${caseId}/samrad/${data.consultationId}`} prefetch={false}>
                        {data.consultationState === 'CONCLUDED' ? t('concluded') : states(data.consultationState)}
                      </Link>
                    ) : (
                      t('nobodyAsked')
                    ),
                },
              ]}
            />
            <LawNote>{t('law')}</LawNote>
          </Section>
        }
      />
    </>
  );
}
