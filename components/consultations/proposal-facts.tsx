import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { formatClockSpan, formatDay, formatHours } from '@/lib/time';

interface Weekly {
  flexibleWeeklyMinutes: number | null;
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
}

interface Times extends Weekly {
  startsOn: string;
  endsOn: string | null;
}

interface ProposalFactsProps {
  caseId: string;
  kind: string;
  isDemandedByLaw: boolean;
  purpose: string;
  dueOn: string;
  /** It is about a longer period of a referral that runs. */
  isExtension: boolean;
  proposal: (Times & { serviceName: string; title: string }) | null;
  referral:
    | (Times & {
        referralId: string;
        providerName: string;
        serviceName: string;
        differenceFromEarlier: string;
        /** The one at another provider that it takes over from, and its last day. */
        continues: (Weekly & { providerName: string; endsOn: string }) | null;
      })
    | null;
}

/** What is proposed: what, when, how much, and what it shall lead to. */
export function ProposalFacts(props: ProposalFactsProps) {
  const { caseId, kind, isDemandedByLaw, isExtension, purpose, dueOn, proposal, referral } = props;
  const t = useTranslations('consultation');
  const what = referral ?? proposal;
  const continues = isExtension ? null : (referral?.continues ?? null);
  const isBreakOff = kind === 'BREAK_OFF';
  return (
    <DefinitionList
      items={[
        ...(referral
          ? [
              {
                term: t('provider'),
                value: (
                  <Link href={`/arenden/${caseId}/anvisningar/${referral.referralId}`} prefetch={false}>
                    {referral.providerName}
                  </Link>
                ),
              },
            ]
          : [{ term: t('about'), value: t(`kinds.${kind}`) }]),
        ...(continues
          ? [
              {
                term: t('takesOver'),
                value: (
                  <>
                    {t('takesOverFrom', { provider: continues.providerName, day: formatDay(continues.endsOn) })}{' '}
                    <Hours {...continues} />
                  </>
                ),
              },
            ]
          : []),
        ...(what?.serviceName ? [{ term: t('service'), value: what.serviceName }] : []),
        ...(proposal && proposal.title !== '' && proposal.title !== proposal.serviceName
          ? [{ term: t('content'), value: proposal.title }]
          : []),
        ...(what && !isBreakOff
          ? [
              { term: t(isExtension ? 'extensionPeriod' : 'period'), value: <Period {...what} /> },
              { term: t('hours'), value: <Hours {...what} /> },
            ]
          : []),
        ...(what && isBreakOff ? [{ term: t('breakOffFrom'), value: formatDay(what.startsOn) }] : []),
        { term: t(`purposes.${kind}`), value: purpose },
        ...(referral?.differenceFromEarlier
          ? [{ term: t(continues ? 'whyChange' : 'difference'), value: referral.differenceFromEarlier }]
          : []),
        { term: t('due'), value: formatDay(dueOn), note: isDemandedByLaw ? t('sourceLaw') : t('source') },
      ]}
    />
  );
}

function Period({ startsOn, endsOn }: Times) {
  const t = useTranslations('consultation');
  return endsOn
    ? `${formatDay(startsOn)} – ${formatDay(endsOn)}`
    : t('untilFurtherNotice', { day: formatDay(startsOn) });
}

function Hours({ slots, flexibleWeeklyMinutes }: Weekly) {
  const t = useTranslations('referral');
  if (slots.length === 0) return t('hoursWeek', { hours: formatHours(flexibleWeeklyMinutes ?? 0) });
  return slots.map((slot) => `${t(`weekdays.${slot.weekday}`)} ${formatClockSpan(slot)}`).join(', ');
}
