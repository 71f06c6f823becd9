import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CommandButton } from '@/components/forms/command-button';
import { PageHeading } from '@/components/layout/page';
import { DisagreementsBeside } from '@/components/plan-disagreements/beside';
import { DisagreementSection } from '@/components/plan-disagreements/disagreement-section';
import { ApprovePlanForm } from '@/components/plans/approve-plan-form';
import { CorrectActivity } from '@/components/plans/correct-activity';
import { CorrectionList } from '@/components/plans/correction-list';
import { EndPlanForm } from '@/components/plans/end-plan-form';
import { PlanChangeList } from '@/components/plans/plan-changes';
import { PlanEditor } from '@/components/plans/plan-editor';
import { PlanHistory } from '@/components/plans/plan-history';
import { PlanRemarkList } from '@/components/plans/plan-remark-list';
import { PlanStanding } from '@/components/plans/plan-standing';
import { PlanDecisions, PlanView } from '@/components/plans/plan-view';
import { ChangePlanButton, StartPlan } from '@/components/plans/start-plan';
import { UnplannedPlace } from '@/components/subsidised-employment/unplanned-place';
import { listDisagreements } from '@/lib/plan-disagreements/server';

import { getPlanIdeas } from '@/lib/plan-ideas/server';

import { countOpenProposals } from '@/lib/plan-proposals/server';

import { listPlanRemarks, type PlanPage, type PlanVersionView, toRemarkableActivities } from '@/lib/plans';
import { getPlan } from '@/lib/plans/server';
import { loadPage } from '@/lib/platform/page';
import { findUnplannedPlace } from '@/lib/subsidised-employment/server';
import {
  approvePlanAction,
  correctActivityAction,
  discardDraftAction,
  endDisagreementAction,
  endPlanAction,
  proposePlanAction,
  readOpenPlanAction,
  recordDisagreementAction,
  savePlanDraftAction,
  startPlanVersionAction,
  withdrawProposalAction,
} from './actions';
import {
  discardPlanAlternativeAction,
  listPlanAlternativesAction,
  renamePlanAlternativeAction,
  savePlanAlternativeAction,
  swapPlanAlternativeAction,
} from './alternative-actions';

interface PlanRouteProps {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ version?: string; redigera?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan'))('title') };
}

/** The joint plan of a case: drawn while it is a draft, decided on while it is proposed, read when it is in force. */
export default async function PlanRoute({ params, searchParams }: PlanRouteProps) {
  const { caseId } = await params;
  const { version: asked, redigera } = await searchParams;
  const versionId = asked && /^[0-9a-f-]{36}$/.test(asked) ? asked : undefined;
  const { page, proposals } = await loadPage(
    'plan.read',
    async (context) => ({
      page: await getPlan(context, { caseId, versionId }),
      proposals: await countOpenProposals(context, { caseId }),
    }),
    { caseId },
  );
  const disagreements = await loadPage('plan.read', (context) => listDisagreements(context, { caseId }), { caseId });
  const unplanned = await loadPage('employment.read', (context) => findUnplannedPlace(context, { caseId }), { caseId });
  const t = await getTranslations('plan');
  const shown = chooseVersion(page, versionId);
  const isEditing =
    shown !== null && !page.isClosed && shown.id === page.open?.id && (shown.state === 'DRAFT' || redigera === '1');
  const ideas = isEditing
    ? await loadPage('plan.read', (context) => getPlanIdeas(context, { caseId }), { caseId })
    : null;
  return (
    <>
      <PageHeading
        title={t('heading')}
        aside={shown ? t('version', { number: shown.number }) : undefined}
        lead={<PlanStanding page={page} shown={shown} openProposals={proposals} />}
        actions={
          shown && !isEditing ? (
            <Link href={`/arenden/${caseId}/plan/utskrift?version=${shown.id}`} prefetch={false}>
              {(await getTranslations('planPrint'))('link')}
            </Link>
          ) : undefined
        }
      />
      {unplanned ? <UnplannedPlace caseId={caseId} place={unplanned} /> : null}
      {shown === null ? (
        page.isClosed ? (
          <p>{t('closed')}</p>
        ) : (
          <StartPlan
            caseId={caseId}
            catalogue={page.catalogue}
            canCopy={page.versions.some(({ inForceFrom }) => inForceFrom !== null)}
            action={startPlanVersionAction}
          />
        )
      ) : ideas ? (
        <DisagreementsBeside disagreements={disagreements}>
          <PlanEditor
            key={`${shown.id}-${shown.state}`}
            page={page}
            version={shown}
            ideas={ideas}
            actions={{
              start: startPlanVersionAction,
              save: savePlanDraftAction,
              read: readOpenPlanAction,
              propose: proposePlanAction,
              discard: discardDraftAction,
              alternatives: {
                list: listPlanAlternativesAction,
                save: savePlanAlternativeAction,
                rename: renamePlanAlternativeAction,
                swap: swapPlanAlternativeAction,
                discard: discardPlanAlternativeAction,
              },
            }}
          />
        </DisagreementsBeside>
      ) : (
        <>
          <Remarks page={page} version={shown} />
          <PlanView
            version={shown}
            catalogue={page.catalogue}
            contactCards={page.contactCards}
            requirements={page.requirements}
            today={page.today}
            disagreements={disagreements}
          >
            <WhatChanges page={page} version={shown} />
            <Decisions page={page} version={shown} />
          </PlanView>
        </>
      )}
      {shown === null && disagreements.length === 0 ? null : (
        <DisagreementSection
          caseId={caseId}
          today={page.today}
          disagreements={disagreements}
          activities={shown?.activities ?? []}
          writer={page.isClosed ? null : page.viewer.party}
          actions={{ record: recordDisagreementAction, end: endDisagreementAction }}
        />
      )}
      <CorrectionList corrections={page.corrections} />
      <PlanHistory caseId={caseId} versions={page.versions} shownId={shown?.id ?? null} />
    </>
  );
}

/** The version that was asked for; else the one that is open, else the one that both have approved. */
function chooseVersion({ open, agreed, older }: PlanPage, versionId: string | undefined): PlanVersionView | null {
  if (versionId === undefined) return open ?? agreed;
  return [open, agreed, older].find((version) => version?.id === versionId) ?? null;
}

/** What is worth a look in a version that is in force. */
function Remarks({ page, version }: { page: PlanPage; version: PlanVersionView }) {
  if (version.state !== 'IN_FORCE' || version.inForceFrom === null) return null;
  const { inForceFrom, goalKind } = version;
  const followUpOn = version.id === page.agreed?.id ? page.nextFollowUpOn : version.followUpOn;
  const activities = toRemarkableActivities(version.activities, page.catalogue);
  return (
    <PlanRemarkList
      caseId={page.caseId}
      remarks={listPlanRemarks({ inForceFrom, followUpOn, goalKind, activities }, { today: page.today })}
      inForceFrom={inForceFrom}
      followUpOn={followUpOn}
      openNumber={page.open?.number ?? null}
    />
  );
}

/** Before the button that approves: what the proposal changes in the plan that both have agreed on. */
async function WhatChanges({ page, version }: { page: PlanPage; version: PlanVersionView }) {
  const { agreed, catalogue, requirements, caseId } = page;
  if (version.state !== 'PROPOSED' || agreed === null) return null;
  const t = await getTranslations('planVersions');
  return (
    <section aria-labelledby="det-har-andras">
      <h2 id="det-har-andras">{t('whatChanges')}</h2>
      <PlanChangeList earlier={agreed} later={version} catalogue={catalogue} requirements={requirements} />
      <Link href={`/arenden/${caseId}/plan/andringar?fran=${agreed.number}&till=${version.number}`} prefetch={false}>
        {t('seeWords')}
      </Link>
    </section>
  );
}

/** What the reader may do with the version that is shown; one primary button at most. */
async function Decisions({ page, version }: { page: PlanPage; version: PlanVersionView }) {
  const t = await getTranslations('plan.decisions');
  const { caseId, viewer } = page;
  if (page.isClosed) return null;
  const seen = { caseId, versionId: version.id, revision: version.revision };
  if (version.state === 'PROPOSED') {
    const hasApproved = version.approvals.some(({ party }) => party === viewer.party);
    return (
      <PlanDecisions>
        {hasApproved ? null : (
          <ApprovePlanForm
            key={version.revision}
            version={seen}
            isResponsible={viewer.isResponsible}
            responsibleName={page.responsibleNames[viewer.party]}
            isComplete={version.missing.length === 0}
            action={approvePlanAction}
          />
        )}
        <Link href={`/arenden/${caseId}/plan?redigera=1`} prefetch={false}>
          {t('edit')}
        </Link>
        {version.proposedByParty === viewer.party ? (
          <CommandButton
            action={withdrawProposalAction}
            input={seen}
            label={t('withdraw')}
            doneText={t('withdrawn')}
            variant="tertiary"
          />
        ) : null}
      </PlanDecisions>
    );
  }
  if (version.id !== page.agreed?.id) return null;
  return (
    <PlanDecisions>
      {page.open === null ? <ChangePlanButton caseId={caseId} action={startPlanVersionAction} /> : null}
      <CorrectActivity
        caseId={caseId}
        versionId={version.id}
        activities={version.activities}
        action={correctActivityAction}
      />
      {viewer.party === 'MUNICIPALITY' ? (
        <EndPlanForm caseId={caseId} versionId={version.id} today={page.today} action={endPlanAction} />
      ) : null}
    </PlanDecisions>
  );
}
