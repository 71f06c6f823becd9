import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { openVersionOf } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlan } from '../queries/get-plan';
import type { CorrectActivityInput } from '../schemas';
import { correctActivity } from './correct-activity';
import { startPlanVersion } from './start-plan-version';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const worker = () => contextOf(world.almby.socialWorker);
const officer = () => contextOf(world.office.officer);
/** What the builder says of every activity. */
const said = {
  place: 'Lagergatan 2',
  contactName: 'Vera Handledare',
  contactPhone: '010-555 11 11',
  contactEmail: 'vera@almby.example',
};

function correction(built: BuiltCase, change: Partial<CorrectActivityInput> = {}): CorrectActivityInput {
  return {
    caseId: built.caseId,
    versionId: built.planVersionId ?? '',
    lineageId: built.activities[0]?.lineageId ?? '',
    seen: said,
    ...said,
    place: 'Port 4',
    contactPhone: '070-174 06 13',
    ...change,
  };
}

describe('a small correction of a plan that both have approved', () => {
  it('is no new version, takes no approval, and is seen by both with who and when', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    expect(await correctActivity(officer(), correction(built))).toEqual({ corrected: 2 });
    const { agreed, versions, corrections } = await getPlan(worker(), { caseId: built.caseId });
    expect(versions).toHaveLength(1);
    expect(agreed).toMatchObject({ state: 'IN_FORCE', approvals: [{}, {}], activities: [{ place: 'Port 4' }] });
    expect(
      corrections.map(({ field, oldValue, newValue, correctedByName }) => [field, oldValue, newValue, correctedByName]),
    ).toEqual(
      expect.arrayContaining([
        ['place', 'Lagergatan 2', 'Port 4', 'Anna Ros'],
        ['contactPhone', '010-555 11 11', '070-174 06 13', 'Anna Ros'],
      ]),
    );
    const client = await ownerClient();
    const { rows } = await client.query(
      `select detail from audit_events where case_id = $1 and action = 'plan.correct'`,
      [built.caseId],
    );
    expect(rows).toMatchObject([{ detail: { fields: ['place', 'contactPhone'] } }]);
  });

  it('is made in a draft that said the same too, so that approving it does not undo it', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    await startPlanVersion(worker(), { caseId: built.caseId, from: { kind: 'COPY' } });
    await correctActivity(worker(), correction(built));
    expect(await openVersionOf(worker(), built.caseId)).toMatchObject({
      revision: 1,
      activities: [{ place: 'Port 4', contactPhone: '070-174 06 13' }],
    });
  });

  it('is refused when it says something else than the writer saw, and of two at once one is kept', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const both = await Promise.allSettled([
      correctActivity(worker(), correction(built)),
      correctActivity(officer(), correction(built, { place: 'Port 5' })),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'planChangedMeanwhile' },
    });
  });

  it('is refused of a draft, of nothing, and by one out of reach', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const hidden = await buildCase(world, registered(world), withPlanInForce, protectedFor(world.almby.unitManager));
    const { versionId } = await startPlanVersion(worker(), { caseId: built.caseId, from: { kind: 'COPY' } });
    for (const [context, input, reason] of [
      [worker(), correction(built, { versionId }), 'planNotInForce'],
      [worker(), correction(built, said), 'planNothingCorrected'],
      [worker(), correction(hidden), 'notFound'],
      [worker(), correction(built, { lineageId: '0199f000-0000-7000-8000-00000000dead' }), 'notFound'],
      [contextOf(world.bergvik.socialWorker), correction(built), 'notFound'],
      [contextOf(world.stigen.coach), correction(built), 'notFound'],
    ] as const) {
      await expect(correctActivity(context, input)).rejects.toMatchObject({ reason });
    }
  });

  it.each(['title', 'starts_on', 'ends_on', 'flexible_weekly_minutes', 'type_code', 'provider_id'])(
    'is by PostgreSQL itself kept to place and contact: not %s',
    async (column) => {
      const built = await buildCase(world, registered(world), assessed, withPlanInForce);
      const values: Record<string, string | number> = {
        title: 'Annat',
        starts_on: '2026-12-01',
        ends_on: '2027-12-01',
        flexible_weekly_minutes: 60,
        type_code: 'SFI',
        provider_id: world.stigen.id,
      };
      const client = await ownerClient();
      const change = client.query(`update activities set ${column} = $2 where plan_version_id = $1`, [
        built.planVersionId,
        values[column],
      ]);
      await expect(change).rejects.toMatchObject({ code: 'SP001' });
    },
  );

  it('leaves a row that the application can neither change nor take away', async () => {
    const client = await ownerClient();
    const { rows } = await client.query(
      `select privilege_type from information_schema.role_table_grants where table_name = 'plan_corrections' and grantee = 'samspel_app' order by 1`,
    );
    expect(rows.map(({ privilege_type: privilege }) => privilege)).toEqual(['INSERT', 'SELECT']);
  });
});
