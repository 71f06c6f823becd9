import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCaseHeader, getCasePage } from '@/lib/cases/server';
import {
  assessed,
  inRomByFormOnly,
  protectedFor,
  registered,
  withPlanInForce,
  withYoungChild,
} from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let whole: BuiltCase;
let protectedCase: BuiltCase;
let ill: BuiltCase;

beforeAll(async () => {
  world = await buildWorld();
  whole = await buildCase(world, registered(world), assessed, withYoungChild, withPlanInForce, {
    givenName: 'Berit',
    familyName: 'Ek',
    referral: { state: 'STARTED' },
    weeksFrom: '2026-08-24',
  });
  protectedCase = await buildCase(world, registered(world), assessed, protectedFor(world.almby.socialWorker));
  ill = await buildCase(world, registered(world), {
    childrenBornOn: ['2022-01-01'],
    gapCause: { code: 'HEALTH', owner: 'HEALTH', note: 'väntar på operation' },
    assessments: [
      {
        abilityMinutes: 1800,
        abilityReason: 'Läkarutlåtande om ryggen',
        exemptions: [{ kind: 'SICKNESS_BENEFIT', sharePercent: 50, validTo: null }],
        deductions: [
          { kind: 'OTHER_DUTIES', minutes: 120, reason: 'Vård av anhörig' },
          { kind: 'PART_TIME_EDUCATION', minutes: 180, reason: 'SFI' },
        ],
      },
    ],
  });
}, 60_000);

const page = (actor: Actor, { caseId }: BuiltCase) => getCasePage(contextOf(actor), { caseId });

describe('the case page', () => {
  it('gives the whole picture', async () => {
    const shown = await page(world.almby.socialWorker, whole);
    expect(shown.weeks).toHaveLength(13);
    expect(shown.weeks.at(-1)).toMatchObject({
      week: '2026-W47',
      level: 'FULL_TIME',
      requiredMinutes: 1500,
      assignedMinutes: 1920,
      picture: { jobSearch: 300, assigned: 1920, otherDuties: 600, gap: 0 },
    });
    expect(shown.requirement).toMatchObject({ requiredMinutes: 1500, ground: 'SECTION_12_4_A' });
    expect(shown.requirement?.lines.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['MAXIMUM', 2400],
      ['CHILD', -600],
      ['JOB_SEARCH', -300],
    ]);
    expect(shown.plan.inForce?.activities).toMatchObject([{ title: 'Praktik på lagret', party: 'MUNICIPALITY' }]);
    expect(shown.plannedMinutes).toEqual({ [whole.activities[0]?.lineageId ?? '']: 1920 });
    expect(shown.consultations).toMatchObject([{ state: 'CONCLUDED', waitsFor: 'MUNICIPALITY' }]);
    expect(shown.referrals).toMatchObject([{ state: 'STARTED', providerName: 'Stigen AB' }]);
    expect(shown.contacts.map(({ party, name }) => [party, name])).toEqual([
      ['MUNICIPALITY', 'Sara Holm'],
      ['EMPLOYMENT_SERVICE', 'Anna Ros'],
      ['PROVIDER', 'Hedda Lindh'],
    ]);
    expect(shown.facts.household).toEqual({ assistanceMonths: 14, assistanceFromMonth: '2025-10-01', children: 1 });
  });

  it('tells AF the computed hours and neither health nor household nor försörjningsstöd', async () => {
    const shown = await page(world.office.officer, ill);
    expect(shown.requirement).toMatchObject({ fullTimeMinutes: 480, requiredMinutes: 300 });
    expect(shown.requirement?.lines.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['FULL_TIME', 480],
      ['PART_TIME_EDUCATION', -180],
    ]);
    expect(shown.facts.household).toBeNull();
    expect(shown.weeks.at(-1)).toMatchObject({ gapMinutes: 300, gapCause: null, picture: { otherDuties: 0 } });
    expect(JSON.stringify(shown)).not.toMatch(
      /CHILD|SICKNESS|HEALTH|OTHER_DUTIES|ABILITY|operation|ryggen|anhörig|2022-01-01/,
    );
    const own = JSON.stringify(await page(world.almby.socialWorker, ill));
    for (const known of ['CHILD', 'SICKNESS_BENEFIT', 'HEALTH', 'OTHER_DUTIES', 'ABILITY'])
      expect(own).toContain(known);
  });

  it('tells AF what exempts only when it is AF’s own programme', async () => {
    const rom = await buildCase(world, registered(world), inRomByFormOnly);
    const benefit = await buildCase(world, registered(world), {
      assessments: [{ exemptions: [{ kind: 'SICKNESS_BENEFIT', sharePercent: 100, validTo: null }] }],
    });
    expect((await page(world.office.officer, rom)).requirement).toMatchObject({
      isExempt: true,
      exemptBy: 'LABOUR_MARKET_PROGRAMME',
    });
    expect((await page(world.office.officer, benefit)).requirement).toMatchObject({ isExempt: true, exemptBy: null });
  });

  it.each([
    ['another unit', () => world.almby.southSocialWorker, () => whole],
    ['another municipality', () => world.bergvik.headManager, () => whole],
    ['another office', () => world.bergvikOffice.manager, () => whole],
    ['a person who is not named', () => world.almby.unitManager, () => protectedCase],
    ['AF, when the person is protected', () => world.office.officer, () => protectedCase],
    ['the administrator', () => world.almby.administrator, () => whole],
    ['a provider without the referral', () => world.broar.coach, () => whole],
  ])('does not exist for %s', async (_name, actor, built) => {
    await expect(page(actor(), built())).rejects.toMatchObject({ reason: 'notFound' });
    await expect(getCaseHeader(contextOf(actor()), built())).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('answers a missing case exactly as a foreign one', async () => {
    const missing = { caseId: '00000000-0000-7000-8000-000000000000' };
    await expect(getCasePage(contextOf(world.almby.socialWorker), missing)).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(getCaseHeader(contextOf(world.almby.socialWorker), { caseId: 'inget-id' })).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('is open to a named user of a protected person, with the mark', async () => {
    expect(await page(world.almby.socialWorker, protectedCase)).toMatchObject({ isProtected: true });
    expect(await getCaseHeader(contextOf(world.almby.socialWorker), protectedCase)).toMatchObject({
      isProtected: true,
    });
  });

  it('gives a provider the name of its participant, and no identity number', async () => {
    expect(await getCaseHeader(contextOf(world.stigen.coach), whole)).toMatchObject({
      name: 'Berit Ek',
      identityNumber: null,
    });
  });

  it('leaves a row in the audit for the opening and for each page', async () => {
    const built = await buildCase(world, assessed);
    await getCaseHeader(contextOf(world.almby.jobCoach), built);
    await page(world.almby.jobCoach, built);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select action, user_id, municipality_id, outcome from audit_events where case_id = $1 order by id`,
      [built.caseId],
    );
    const who = { user_id: world.almby.jobCoach.userId, municipality_id: world.almby.id, outcome: 'ALLOWED' };
    expect(rows).toEqual([
      { action: 'case.open', ...who },
      { action: 'case.read', ...who },
    ]);
  });
});
