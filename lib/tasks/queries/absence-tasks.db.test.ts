import { beforeAll, describe, expect, it } from 'vitest';
import { openAbsenceReview } from '@/lib/absence-reviews/server';
import type { Actor } from '@/lib/access';
import { askForCertificate, registerCertificate } from '@/lib/certificates/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { TaskSectionKey } from '../rules/task-sections';
import type { TaskSection } from '../task-page';
import { getTaskPage } from './get-task-page';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

type SectionOf<Key extends TaskSectionKey> = Extract<TaskSection, { key: Key }>;

async function sectionOf<Key extends TaskSectionKey>(actor: Actor, key: Key) {
  const { sections } = await getTaskPage(contextOf(actor), { only: null, page: 1 });
  return sections.find((section): section is SectionOf<Key> => section.key === key) ?? null;
}

async function report({ municipalityId, caseId, activities }: BuiltCase, day: string, status: string) {
  await insertRow(await ownerClient(), 'attendances', {
    municipality_id: municipalityId,
    case_id: caseId,
    lineage_id: activities[0]?.lineageId ?? '',
    attended_on: day,
    planned_minutes: 480,
    present_minutes: 0,
    status,
    reported_by: world.almby.jobCoach.userId,
    reported_at: NOW,
  });
}

describe('unexcused days', () => {
  it('asks for unexcused days to be looked into, week by week, until a review of them is decided', async () => {
    const client = await ownerClient();
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    for (const day of ['2026-11-05', '2026-11-09']) await report(built, day, 'UNEXCUSED_ABSENCE');
    const waiting = await sectionOf(world.almby.socialWorker, 'ABSENCE');
    expect(waiting).toMatchObject({
      count: 2,
      rows: [
        { week: '2026-W45', firstDay: '2026-11-05', days: 1, absentMinutes: 480, reviewId: null },
        { week: '2026-W46', firstDay: '2026-11-09', reviewId: null },
      ],
    });
    expect(await sectionOf(world.almby.jobCoach, 'ABSENCE')).toMatchObject({ count: 2 });
    expect(await sectionOf(world.almby.otherSocialWorker, 'ABSENCE')).toBeNull();
    expect(await sectionOf(world.office.officer, 'ABSENCE')).toBeNull();
    const context = contextOf(world.almby.socialWorker);
    const { reviewId } = await openAbsenceReview(context, { caseId: built.caseId, week: '2026-W45' });
    expect(await sectionOf(world.almby.socialWorker, 'ABSENCE')).toMatchObject({
      count: 2,
      rows: [{ reviewId, openedOn: '2026-11-18' }, { reviewId: null }],
    });
    await openAbsenceReview(context, { caseId: built.caseId, week: '2026-W46' });
    expect(await sectionOf(world.almby.socialWorker, 'ABSENCE')).toMatchObject({ count: 1, rows: [{ days: 2 }] });
    await client.query(
      `update absence_reviews set decision = 'NOT_ABSENT', decision_reasons = 'Fel', decided_by = opened_by, decided_at = $2 where id = $1`,
      [reviewId, NOW],
    );
    expect(await sectionOf(world.almby.socialWorker, 'ABSENCE')).toBeNull();
  });

  it('of a protected person wait for those who are named in the case alone', async () => {
    const built = await buildCase(world, assessed, withPlanInForce, protectedFor(world.almby.unitManager));
    await report(built, '2026-11-09', 'UNEXCUSED_ABSENCE');
    expect(await sectionOf(world.almby.socialWorker, 'ABSENCE')).toBeNull();
    expect((await sectionOf(world.almby.unitManager, 'ABSENCE'))?.rows).toMatchObject([
      { person: { caseId: built.caseId, isProtected: true } },
    ]);
  });
});

describe('sickness of more than seven days', () => {
  it('asks for a certificate from the eighth day, tells when it was asked for, and is gone when it is covered', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']) await report(built, day, 'SICK');
    expect(await sectionOf(world.almby.socialWorker, 'CERTIFICATE')).toBeNull();
    await report(built, '2026-11-09', 'SICK');
    const context = contextOf(world.almby.socialWorker);
    expect((await sectionOf(world.almby.socialWorker, 'CERTIFICATE'))?.rows).toMatchObject([
      { person: { caseId: built.caseId }, sickFrom: '2026-11-02', sickTo: '2026-11-09', days: 8, askedOn: null },
    ]);
    expect(await sectionOf(world.office.officer, 'CERTIFICATE')).toBeNull();
    await askForCertificate(context, { caseId: built.caseId, sickFrom: '2026-11-02' });
    expect((await sectionOf(world.almby.jobCoach, 'CERTIFICATE'))?.rows).toMatchObject([{ askedOn: '2026-11-18' }]);
    const period = { fromOn: '2026-11-09', toOn: '2026-11-09', seenOn: '2026-11-18' };
    await registerCertificate(context, { caseId: built.caseId, ...period });
    expect(await sectionOf(world.almby.socialWorker, 'CERTIFICATE')).toBeNull();
  });
});
