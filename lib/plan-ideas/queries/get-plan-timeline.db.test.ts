import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, protectedFor, registered, withPlanInForce, withYoungChild } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlanTimeline } from './get-plan-timeline';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const timelineOf = (caseId: string, actor = world.almby.socialWorker, askedMonth: string | null = null) =>
  getPlanTimeline(contextOf(actor), { caseId, askedMonth });

describe('the timeline of a case', () => {
  it('has the activities of the plan in force, the breaks, the referral, the samråd and what is demanded; and is audited', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'STARTED' },
      breaks: [{ fromOn: '2026-10-26', toOn: '2026-10-30' }],
    });
    const timeline = await timelineOf(built.caseId);
    expect(timeline.rows).toMatchObject([
      { title: 'Praktik på lagret', party: 'MUNICIPALITY', segments: [{ fromOn: '2026-10-01', weeklyMinutes: 1920 }] },
    ]);
    expect(timeline.window).toMatchObject({ fromOn: '2026-10-01', toOn: '2027-05-31' });
    expect(timeline.breaks).toEqual([{ fromOn: '2026-10-26', toOn: '2026-10-30' }]);
    expect(timeline.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'REQUIREMENT',
        'CONSULTATION_REQUESTED',
        'CONSULTATION_CONCLUDED',
        'REFERRAL_DECIDED',
        'REFERRAL_STARTED',
      ]),
    );
    expect(timeline.weeks.find(({ weekOn }) => weekOn === '2026-11-16')).toMatchObject({ level: 'BELOW_FULL_TIME' });
    const { rows } = await (await ownerClient()).query(
      `select count(*)::int as n from audit_events where case_id = $1 and action = 'plan.timeline' and outcome = 'ALLOWED'`,
      [built.caseId],
    );
    expect(rows[0].n).toBe(1);
  });

  it('leaves out a plan that nobody has agreed to', async () => {
    const built = await buildCase(world, assessed, { plan: { state: 'DRAFT', activities: [{ title: 'Utkast' }] } });
    expect((await timelineOf(built.caseId)).rows).toEqual([]);
  });

  it('tells Arbetsförmedlingen the hours and nothing of the household or why', async () => {
    const built = await buildCase(world, registered(world), assessed, withYoungChild, withPlanInForce);
    const timeline = await timelineOf(built.caseId, world.office.officer);
    expect(timeline.events).toContainEqual(
      expect.objectContaining({ kind: 'REQUIREMENT', requiredMinutes: 1500, isAssessed: true }),
    );
    const said = JSON.stringify(timeline);
    for (const secret of ['2020-05-04', 'Aktivt sökande', 'abilityReason', 'childrenBornOn', 'childReduction']) {
      expect(said).not.toContain(secret);
    }
  });

  it('finds nothing for another municipality or unit, a protected person’s case, one not registered at AF, or a provider', async () => {
    const built = await buildCase(world, assessed, withPlanInForce);
    const hidden = await buildCase(world, assessed, protectedFor(world.almby.unitManager));
    for (const [caseId, actor] of [
      [built.caseId, world.bergvik.socialWorker],
      [built.caseId, world.almby.southSocialWorker],
      [hidden.caseId, world.almby.socialWorker],
      [built.caseId, world.office.officer],
      [built.caseId, world.stigen.coach],
    ] as const) {
      await expect(timelineOf(caseId, actor)).rejects.toMatchObject({ reason: 'notFound' });
    }
  });
});
