import { beforeAll, describe, expect, it } from 'vitest';
import { recordDisagreement } from '@/lib/plan-disagreements/server';
import { listDocumentTexts } from '@/lib/plan-documents';
import { findPlanDocument, getPlanCalendar, renderPlanDocument } from '@/lib/plan-documents/server';
import { assessed, protectedFor, registered, withPlanInForce, withYoungChild } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { listPdfFaults } from '@/tests/pdf-conditions';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const inPlan = () => buildCase(world, registered(world), assessed, withYoungChild, withPlanInForce);
const asked = (built: BuiltCase, versionId?: string) => ({
  caseId: built.caseId,
  versionId,
  language: 'sv' as const,
  form: 'PAGE' as const,
});

async function textsOf(built: BuiltCase, actor = world.almby.socialWorker, versionId?: string) {
  const found = await findPlanDocument(contextOf(actor), asked(built, versionId));
  return found ? listDocumentTexts(found.document) : null;
}

async function auditOf({ caseId }: BuiltCase) {
  const client = await ownerClient();
  const { rows } = await client.query(
    `select user_id, subject_id, detail from audit_events where case_id = $1 and action = 'plan.document' order by id`,
    [caseId],
  );
  return rows;
}

describe('the plan for the individual', () => {
  it('is of the version in force, with name, contacts and what is not agreed on, also while another is proposed', async () => {
    const built = await inPlan();
    await recordDisagreement(contextOf(world.almby.socialWorker), {
      caseId: built.caseId,
      place: { part: 'GOAL', lineageId: null },
      party: 'INDIVIDUAL',
      words: 'Jag vill hellre arbeta i kök.',
      expressedOn: '2026-11-10',
    });
    const proposal = await proposeCompletePlan(contextOf(world.almby.socialWorker), built.caseId);
    expect(await textsOf(built)).toEqual(
      expect.arrayContaining([
        built.name,
        'Planen gäller från 1 oktober 2026.',
        'Arbete som: Lagerarbetare',
        'Jag vill hellre arbeta i kök.',
        'Sara Holm',
        'Anna Ros',
        '1. Praktik på lagret',
      ]),
    );
    expect(await textsOf(built, world.office.officer, proposal.id)).toEqual(
      expect.arrayContaining(['Det här är ett förslag. Planen gäller inte än.', 'Arbete som: Undersköterska']),
    );
  });

  it('is the same for AF, and says nothing of the household', async () => {
    const built = await inPlan();
    const texts = await textsOf(built, world.office.officer);
    expect(texts).toEqual(await textsOf(built));
    expect(texts?.join(' ')).not.toMatch(/barn under|hushåll|personnummer/i);
    expect(texts?.join(' ')).not.toContain(built.identityNumber.slice(-4));
  });

  it('leaves an audit row for each page, PDF and calendar, and none without what was read', async () => {
    const built = await inPlan();
    const context = contextOf(world.almby.socialWorker);
    await findPlanDocument(context, asked(built));
    const file = await renderPlanDocument(context, { caseId: built.caseId, language: 'en-sv' });
    await getPlanCalendar(context, built);
    expect(await listPdfFaults(file)).toEqual([]);
    const row = (detail: object) => ({
      user_id: world.almby.socialWorker.userId,
      subject_id: built.planVersionId,
      detail,
    });
    expect(await auditOf(built)).toEqual([
      row({ form: 'PAGE', language: 'sv', version: 1 }),
      row({ form: 'PDF', language: 'en-sv', version: 1 }),
      row({ form: 'CALENDAR', from: '2026-11-16', to: '2027-03-31' }),
    ]);
  });

  it('is nothing for a case without a plan, and not found as a file', async () => {
    const built = await buildCase(world, assessed);
    const context = contextOf(world.almby.socialWorker);
    expect(await textsOf(built)).toBeNull();
    await expect(renderPlanDocument(context, { caseId: built.caseId, language: 'sv' })).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(getPlanCalendar(context, built)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is not found out of sight, for a protected person, for a provider, or by the version of another case', async () => {
    const built = await inPlan();
    const other = await inPlan();
    const secret = await buildCase(world, registered(world), withPlanInForce, protectedFor(world.almby.unitManager));
    const { bergvik, almby, stigen } = world;
    for (const [actor, which, versionId] of [
      [bergvik.socialWorker, built, undefined],
      [almby.southSocialWorker, built, undefined],
      [stigen.coach, built, undefined],
      [almby.socialWorker, secret, undefined],
      [almby.socialWorker, built, other.planVersionId ?? ''],
    ] as const) {
      await expect(textsOf(which, actor, versionId)).rejects.toMatchObject({ reason: 'notFound' });
      if (versionId === undefined) {
        await expect(getPlanCalendar(contextOf(actor), which)).rejects.toMatchObject({ reason: 'notFound' });
      }
    }
    expect(await textsOf(secret, almby.unitManager)).toContain(secret.name);
  });
});

describe('the calendar file', () => {
  it('holds this week’s times without breaks, and names neither the person nor the case', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      breaks: [{ fromOn: '2026-12-07', toOn: '2026-12-13' }],
    });
    const file = (await getPlanCalendar(contextOf(world.almby.socialWorker), built)).replaceAll('\r\n ', '');
    expect(file).toContain('DTSTART;TZID=Europe/Stockholm:20261116T080000');
    expect(file).toContain('EXDATE;TZID=Europe/Stockholm:20261207T080000');
    expect(file).toContain('SUMMARY:Praktik på lagret');
    expect(file).toContain('LOCATION:Lagergatan 2');
    for (const secret of [built.name, built.number, 'Vera', built.caseId]) expect(file).not.toContain(secret);
  });
});
