import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Correction } from '@/components/follow-ups/correction';
import { DueNow } from '@/components/follow-ups/due-now';
import { FollowUpHistory } from '@/components/follow-ups/follow-up-history';
import { PageHeading } from '@/components/layout/page';
import { ChangePlanButton } from '@/components/plans/start-plan';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { getFollowUpPage } from '@/lib/follow-ups/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import { startPlanVersionAction } from '../plan/actions';
import {
  judgeUndertakingsAction,
  recordActivityOutcomeAction,
  recordFollowUpAction,
  recordFourMonthsAction,
  recordPlanOutcomeAction,
} from './actions';

interface Props {
  params: Promise<{ caseId: string }>;
  /** `visa` opens the question about one activity or plan; `ratta` the form that corrects one entry. */
  searchParams: Promise<{ visa?: string; ratta?: string }>;
}

const ACTIONS = {
  followUp: recordFollowUpAction,
  judge: judgeUndertakingsAction,
  activity: recordActivityOutcomeAction,
  plan: recordPlanOutcomeAction,
  fourMonths: recordFourMonthsAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('metaTitle') };
}

/** «Vad har planen gett?»: what is to be written down now, then all that has been. */
export default async function FollowUpRoute({ params, searchParams }: Props) {
  const { caseId } = await params;
  const { visa, ratta } = await searchParams;
  const actor = await requireActor();
  const page = await loadPage('follow-up.read', (context) => getFollowUpPage(context, { caseId }), { caseId });
  const t = await getTranslations('followUps');
  const { plan } = page;
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={
          plan === null
            ? t('noPlan')
            : t(plan.followUpOn === null ? 'lead' : 'leadWithDay', {
                goal: describeGoal(plan, t),
                day: plan.followUpOn === null ? '' : formatDay(plan.followUpOn),
              })
        }
        actions={
          <>
            {hasPermission(actor.role, 'monthly-assessment.read') ? (
              <Link href={`/arenden/${caseId}/manad`} prefetch={false}>
                {t('month')}
              </Link>
            ) : null}
            {plan === null || page.isClosed ? null : page.hasOpenVersion ? (
              <Link href={`/arenden/${caseId}/plan`} prefetch={false}>
                {t('openVersion')}
              </Link>
            ) : (
              <ChangePlanButton caseId={caseId} action={startPlanVersionAction} variant="secondary" />
            )}
          </>
        }
      />
      <DueNow page={page} asked={visa ?? null} actions={ACTIONS} />
      <FollowUpHistory
        page={page}
        correctionOf={(entry) =>
          entry.id === ratta && entry.mayCorrect ? <Correction page={page} entry={entry} actions={ACTIONS} /> : null
        }
      />
    </>
  );
}

function describeGoal(
  { goalKind, goalOccupation }: { goalKind: string | null; goalOccupation: string },
  t: (key: string) => string,
): string {
  return [goalKind === null ? null : t(`goalKinds.${goalKind}`), goalOccupation].filter(Boolean).join(': ');
}
