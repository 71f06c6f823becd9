import { beforeAll, describe, expect, it } from 'vitest';
import { rebuildCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { assessed, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { approveSeen, contentOf, openVersionOf, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlan } from '../queries/get-plan';
import type { PlanActivity } from '../rules/plan-content';
import { findRequirementOn } from '../rules/plan-figures';
import { openPlanner } from '../rules/planner-edits';
import { describeShownWeek } from '../rules/shown-week';
import { savePlanDraft } from './save-plan-draft';
import { startPlanVersion } from './start-plan-version';
import { startVersionThroughConsultation } from './start-version-through-consultation';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const worker = () => contextOf(world.almby.socialWorker);
const officer = () => contextOf(world.office.officer);
const closed = { fromOn: '2026-11-24', toOn: '2026-11-25', reason: 'stängt för inventering' };

async function draftedCase(...traits: Parameters<typeof buildCase>[1][]) {
  const built = await buildCase(world, registered(world), assessed, ...traits);
  await startPlanVersion(worker(), {
    caseId: built.caseId,
    from: { kind: 'TEMPLATE', code: 'LANGUAGE_AND_PLACEMENT' },
  });
  return { built, version: await openVersionOf(worker(), built.caseId) };
}
type Drafted = Awaited<ReturnType<typeof draftedCase>>;

/** Saves the draft with the praktik (the second activity of the template) changed. */
function saveWith({ built, version }: Drafted, change: (praktik: PlanActivity) => Partial<PlanActivity>, revision = 0) {
  const content = contentOf(version);
  const activities = content.activities.map((activity) =>
    activity.typeCode === 'WORK_PLACEMENT' ? { ...activity, ...change(activity) } : activity,
  );
  const seen = { caseId: built.caseId, versionId: version.id, revision, approvalsSeen: [] };
  return savePlanDraft(worker(), { ...seen, content: { ...content, activities } });
}

async function praktikOf({ built }: Pick<Drafted, 'built'>) {
  const version = await openVersionOf(officer(), built.caseId);
  const praktik = version.activities.find(({ typeCode }) => typeCode === 'WORK_PLACEMENT');
  if (!praktik) throw new Error('the draft has no praktik');
  return praktik;
}

async function weekOf({ caseId }: BuiltCase, monday: string): Promise<{ assigned: number; double: number }> {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select assigned_minutes as assigned, double_booked_minutes as double from case_weeks where case_id = $1 and week = $2',
    [caseId, monday],
  );
  return rows[0];
}

describe('the days of a slot, the exceptions and the travel time', () => {
  it('are read back as they were saved, by both authorities', async () => {
    const drafted = await draftedCase();
    await saveWith(drafted, ({ slots }) => ({
      travelMinutes: 35,
      exceptions: [closed, { fromOn: '2026-12-28', toOn: '2027-01-03', reason: 'stängt v. 53' }],
      slots: slots.map((slot, index) =>
        index === 0 ? { ...slot, startsOn: '2026-11-30', endsOn: '2026-12-21' } : slot,
      ),
    }));
    const praktik = await praktikOf(drafted);
    expect(praktik.travelMinutes).toBe(35);
    expect(praktik.exceptions).toEqual([closed, { fromOn: '2026-12-28', toOn: '2027-01-03', reason: 'stängt v. 53' }]);
    expect(praktik.slots[0]).toMatchObject({ startsOn: '2026-11-30', endsOn: '2026-12-21' });
    expect(praktik.slots[1]).toMatchObject({ startsOn: null, endsOn: null });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select count(*)::int as n from audit_events where case_id = $1 and action = 'plan.save' and outcome = 'ALLOWED'`,
      [drafted.built.caseId],
    );
    expect(rows[0].n).toBe(1);
  });

  it('count in the weekly figures, and a rebuild from the facts comes out the same', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const version = await proposeCompletePlan(worker(), built.caseId);
    const content = contentOf(version);
    const [swedish, praktik, cv] = content.activities as [PlanActivity, PlanActivity, PlanActivity];
    const changed = {
      ...praktik,
      exceptions: [closed],
      slots: praktik.slots.map((slot) => (slot.weekday === 1 ? { ...slot, startsOn: '2026-11-30' } : slot)),
    };
    const seen = { caseId: built.caseId, versionId: version.id, revision: version.revision, approvalsSeen: [] };
    await savePlanDraft(worker(), { ...seen, content: { ...content, activities: [swedish, changed, cv] } });
    const proposed = await openVersionOf(worker(), built.caseId);
    await approveSeen(worker(), proposed, built.caseId);
    await approveSeen(officer(), proposed, built.caseId);
    const lengthOn = (weekday: number) =>
      praktik.slots
        .filter((slot) => slot.weekday === weekday)
        .reduce((sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute, 0);
    const away = lengthOn(1) + lengthOn(2) + lengthOn(3);
    expect(away).toBeGreaterThan(0);
    expect(await weekOf(built, '2026-11-23')).toMatchObject({ assigned: 2100 - away });

    const client = await ownerClient();
    const kept = await client.query('select * from case_weeks where case_id = $1 order by week', [built.caseId]);
    await client.query('delete from case_weeks where case_id = $1', [built.caseId]);
    await rebuildCaseWeeks({ municipalityId: built.municipalityId, fromDay: '2026-11-16' }, TODAY);
    const rebuilt = await client.query('select * from case_weeks where case_id = $1 and week >= $2 order by week', [
      built.caseId,
      '2026-11-16',
    ]);
    expect(rebuilt.rows).toEqual(kept.rows.filter((row) => rebuilt.rows.some(({ week }) => +week === +row.week)));
    expect(rebuilt.rows.length).toBe(2);
  });

  it('come out in the planner as in the kept weekly figures, with a break in the week', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const client = await ownerClient();
    await client.query(
      `insert into break_periods (municipality_id, case_id, from_on, to_on) values ($1, $2, '2026-11-26', '2026-11-27')`,
      [built.municipalityId, built.caseId],
    );
    const version = await proposeCompletePlan(worker(), built.caseId);
    const content = contentOf(version);
    const activities = content.activities.map((activity, index) =>
      index === 1 ? { ...activity, exceptions: [{ ...closed, toOn: closed.fromOn }] } : activity,
    );
    const seen = { caseId: built.caseId, versionId: version.id, revision: version.revision, approvalsSeen: [] };
    await savePlanDraft(worker(), { ...seen, content: { ...content, activities } });
    const proposed = await openVersionOf(worker(), built.caseId);
    await approveSeen(worker(), proposed, built.caseId);
    await approveSeen(officer(), proposed, built.caseId);
    const { rows } = await client.query(
      'select assigned_minutes, required_minutes, gap_minutes from case_weeks where case_id = $1 and week = $2',
      [built.caseId, '2026-11-23'],
    );
    for (const reader of [worker(), officer()]) {
      const { agreed, ...page } = await getPlan(reader, { caseId: built.caseId });
      if (!agreed) throw new Error('the plan is not in force');
      const { figures, slots } = describeShownWeek(openPlanner(agreed.activities), {
        ...page,
        week: '2026-W48',
        view: 'ACTUAL',
        planStartsOn: agreed.startsOn,
        requirement: findRequirementOn(page.requirements, '2026-11-23'),
        cancelledDays: {},
      });
      expect(figures.assignedMinutes).toBe(rows[0].assigned_minutes);
      expect(figures.requiredMinutes).toBe(rows[0].required_minutes);
      expect(figures.gapMinutes).toBe(rows[0].gap_minutes);
      expect(new Set(slots.map(({ off }) => off?.kind))).toEqual(new Set([undefined, 'EXCEPTION', 'BREAK']));
    }
  });

  it('follow into a copy, but for those that are over', async () => {
    const built = await buildCase(world, registered(world), assessed, {
      plan: {
        state: 'APPROVED',
        activities: [
          {
            typeCode: 'WORK_PLACEMENT',
            title: 'Praktik',
            party: 'MUNICIPALITY',
            slots: [{ weekday: 1, startsMinute: 480, endsMinute: 960 }],
            travelMinutes: 20,
            exceptions: [
              { fromOn: '2026-10-12', toOn: '2026-10-16', reason: 'höstlov' },
              { fromOn: '2026-12-28', toOn: '2027-01-01', reason: 'stängt v. 53' },
            ],
          },
        ],
      },
    });
    await startPlanVersion(worker(), { caseId: built.caseId, from: { kind: 'COPY' } });
    const praktik = await praktikOf({ built });
    expect(praktik.travelMinutes).toBe(20);
    expect(praktik.exceptions).toEqual([{ fromOn: '2026-12-28', toOn: '2027-01-01', reason: 'stängt v. 53' }]);
  });

  it('are cut where a samråd ends the activity', async () => {
    const drafted = await draftedCase();
    await saveWith(drafted, ({ slots }) => ({
      exceptions: [{ fromOn: '2026-12-01', toOn: '2026-12-10', reason: 'stängt' }],
      slots: slots.map((slot, index) => (index === 0 ? { ...slot, startsOn: '2026-12-14' } : slot)),
    }));
    const { lineageId, slots } = await praktikOf(drafted);
    const { actor } = officer();
    await withActor(actor, (db) =>
      startVersionThroughConsultation(db, officer(), {
        caseId: drafted.built.caseId,
        municipalityId: drafted.built.municipalityId,
        newActivity: {
          typeCode: 'ROM',
          title: 'Rusta och matcha',
          party: 'EMPLOYMENT_SERVICE',
          providerId: world.stigen.id,
          referralId: null,
          startsOn: '2026-12-05',
          endsOn: '2027-05-21',
          slots: [],
          flexibleWeeklyMinutes: 90,
        },
        endLineageIds: [lineageId],
        endsOn: '2026-12-04',
        startsOn: '2026-12-05',
        municipalityApproverId: world.almby.socialWorker.userId,
        employmentServiceApproverId: world.office.officer.userId,
      }),
    );
    const ended = await praktikOf(drafted);
    expect(ended).toMatchObject({
      endsOn: '2026-12-04',
      exceptions: [{ fromOn: '2026-12-01', toOn: '2026-12-04', reason: 'stängt' }],
    });
    expect(ended.slots).toHaveLength(slots.length - 1);
  });
});

describe('what is refused, beside the field', () => {
  const refusalOf = async (drafted: Drafted, change: (praktik: PlanActivity) => Partial<PlanActivity>) => {
    const error = await saveWith(drafted, change).then(
      () => null,
      (reason: unknown) => reason,
    );
    return (error as { fields?: Record<string, string> } | null)?.fields;
  };

  it('exceptions on top of each other, backwards, without a reason, outside the activity and before the plan', async () => {
    const drafted = await draftedCase();
    const exceptions = (...list: PlanActivity['exceptions']) =>
      refusalOf(drafted, () => ({ exceptions: list, endsOn: '2026-12-31' }));
    const field = (name: string) => `content.activities.1.exceptions.${name}`;
    expect(await exceptions(closed, { ...closed, fromOn: closed.toOn, toOn: '2026-11-27' })).toEqual({
      [field('1.fromOn')]: 'exceptionOverlaps',
    });
    expect(await exceptions({ ...closed, toOn: '2026-11-23' })).toEqual({
      [field('0.toOn')]: 'exceptionEndsBeforeStart',
    });
    expect(await exceptions({ ...closed, reason: ' ' })).toEqual({ [field('0.reason')]: 'exceptionReasonMissing' });
    expect(await exceptions({ ...closed, toOn: '2027-01-04' })).toEqual({
      [field('0.toOn')]: 'exceptionOutsideActivity',
    });
    expect(
      await refusalOf(drafted, () => ({
        startsOn: '2026-10-01',
        exceptions: [{ ...closed, fromOn: '2026-11-01', toOn: '2026-11-20' }],
      })),
    ).toEqual({ [field('0.toOn')]: 'exceptionBeforePlan' });
    expect((await praktikOf(drafted)).exceptions).toEqual([]);
  });

  it('a slot with days backwards or outside the activity, and a travel time that is none', async () => {
    const drafted = await draftedCase();
    const first = (own: Partial<PlanActivity['slots'][number]>) =>
      refusalOf(drafted, ({ slots }) => ({
        slots: slots.map((slot, index) => (index === 0 ? { ...slot, ...own } : slot)),
      }));
    const field = (name: string) => `content.activities.1.${name}`;
    expect(await first({ startsOn: '2026-12-10', endsOn: '2026-12-01' })).toEqual({
      [field('slots.0.endsOn')]: 'slotEndsBeforeStart',
    });
    expect(await first({ startsOn: '2026-11-01' })).toEqual({ [field('slots.0.startsOn')]: 'slotOutsideActivity' });
    expect(await refusalOf(drafted, () => ({ travelMinutes: 0 }))).toEqual({
      [field('travelMinutes')]: 'activityTravelRange',
    });
  });

  it('another organisation’s case and a protected one, as not found', async () => {
    const drafted = await draftedCase();
    const content = contentOf(drafted.version);
    const seen = { caseId: drafted.built.caseId, versionId: drafted.version.id, revision: 0, approvalsSeen: [] };
    await expect(savePlanDraft(contextOf(world.bergvik.socialWorker), { ...seen, content })).rejects.toMatchObject({
      reason: 'notFound',
    });
    const hidden = await draftedCase(protectedFor(world.almby.socialWorker));
    await expect(
      savePlanDraft(contextOf(world.almby.otherSocialWorker), {
        ...seen,
        caseId: hidden.built.caseId,
        versionId: hidden.version.id,
        content: contentOf(hidden.version),
      }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('the second of two who save at once', async () => {
    const drafted = await draftedCase();
    const saves = await Promise.allSettled([
      saveWith(drafted, () => ({ exceptions: [closed] })),
      saveWith(drafted, () => ({ exceptions: [{ ...closed, reason: 'flytt' }] })),
    ]);
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(saves.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'planChangedMeanwhile' },
    });
    expect((await praktikOf(drafted)).exceptions).toHaveLength(1);
  });
});

describe('PostgreSQL itself', () => {
  /** Writes past the rules, as the owner of the tables. */
  async function write(drafted: Drafted, sql: string, ...values: unknown[]) {
    const client = await ownerClient();
    const { rows } = await client.query(
      `select id from activities where plan_version_id = $1 and type_code = 'WORK_PLACEMENT'`,
      [drafted.version.id],
    );
    return client.query(sql, [drafted.built.municipalityId, drafted.built.caseId, rows[0].id, ...values]);
  }
  const insert = `insert into activity_exceptions (municipality_id, case_id, activity_id, from_on, to_on, reason) values ($1, $2, $3, $4, $5, 'stängt')`;

  it('refuses exceptions on top of each other, outside the activity and without a reason', async () => {
    const drafted = await draftedCase();
    await write(drafted, insert, '2026-11-24', '2026-11-25');
    await expect(write(drafted, insert, '2026-11-25', '2026-11-26')).rejects.toThrow(/activity_exceptions_no_overlap/);
    await expect(write(drafted, insert, '2026-11-27', '2026-11-26')).rejects.toThrow(/range lower bound|period/);
    await expect(write(drafted, insert, '2026-11-01', '2026-11-02')).rejects.toMatchObject({ code: 'SP029' });
    await expect(write(drafted, insert.replace("'stängt'", "' '"), '2026-12-01', '2026-12-02')).rejects.toThrow(
      /activity_exceptions_reason/,
    );
  });

  it('refuses days of a slot outside the activity, from either side', async () => {
    const drafted = await draftedCase();
    const setDays = `update slots set starts_on = $4::date where municipality_id = $1 and case_id = $2 and activity_id = $3`;
    await expect(write(drafted, setDays, '2026-11-01')).rejects.toMatchObject({ code: 'SP029' });
    await write(drafted, setDays, '2026-12-01');
    const endEarlier = `update activities set ends_on = $4::date where municipality_id = $1 and case_id = $2 and id = $3`;
    await expect(write(drafted, endEarlier, '2026-11-30')).rejects.toMatchObject({ code: 'SP029' });
    await write(drafted, endEarlier, '2026-12-31');
  });

  it('lets nobody change the exceptions of what is approved', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const version = await proposeCompletePlan(worker(), built.caseId);
    await approveSeen(worker(), version, built.caseId);
    await approveSeen(officer(), version, built.caseId);
    await expect(write({ built, version }, insert, '2026-11-24', '2026-11-25')).rejects.toMatchObject({
      code: 'SP001',
    });
  });

  it('shows the exceptions only to those who see the case', async () => {
    const drafted = await draftedCase();
    await saveWith(drafted, () => ({ exceptions: [closed] }));
    const count = (actor: typeof world.almby.socialWorker) =>
      withActor(actor, (db) => db.activityException.count({ where: { caseId: drafted.built.caseId } }));
    expect(await count(world.almby.socialWorker)).toBe(1);
    expect(await count(world.office.officer)).toBe(1);
    expect(await count(world.bergvik.socialWorker)).toBe(0);
    expect(await count(world.almby.southSocialWorker)).toBe(0);
    expect(await count(world.stigen.coach)).toBe(0);
    expect((await getPlan(worker(), { caseId: drafted.built.caseId })).open?.activities[1]?.exceptions).toHaveLength(1);
  });
});
