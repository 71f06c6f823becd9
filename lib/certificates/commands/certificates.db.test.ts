import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { type RegisterCertificateInput, registerCertificateSchema } from '@/lib/certificates';
import { askForCertificate, listCertificates, registerCertificate, removeCertificate } from '@/lib/certificates/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { addDays, listDays, weekday } from '@/lib/time';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Ill from a day to a day, reported on the days of the praktik (Monday to Thursday). */
async function buildIll(
  { from, to, without = [] }: { from: string; to: string; without?: string[] },
  ...traits: Parameters<typeof buildCase>[1][]
) {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce, ...traits);
  for (const day of listDays({ from, to })) {
    if (weekday(day) > 4 || without.includes(day)) continue;
    await report(built, day, 'SICK');
  }
  return built;
}

async function report({ municipalityId, caseId, activities }: BuiltCase, day: string, status: string, present = 0) {
  await insertRow(await ownerClient(), 'attendances', {
    municipality_id: municipalityId,
    case_id: caseId,
    lineage_id: activities[0]?.lineageId ?? '',
    attended_on: day,
    planned_minutes: 480,
    present_minutes: present,
    status,
    reported_by: world.almby.jobCoach.userId,
    reported_at: NOW,
  });
}

const listed = ({ caseId }: BuiltCase, actor: Actor = world.almby.socialWorker) =>
  listCertificates(contextOf(actor), { caseId });
const certificate = { fromOn: '2026-11-09', toOn: '2026-11-12', seenOn: '2026-11-18' };
const register = (built: BuiltCase, change: Partial<RegisterCertificateInput> = {}, actor = world.almby.socialWorker) =>
  registerCertificate(contextOf(actor), { caseId: built.caseId, ...certificate, ...change });

describe('sickness as the plan and the reports tell it', () => {
  it('reaches over days without anything planned, and ends on a planned day without a sick report', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    expect((await listed(built)).runs).toMatchObject([
      { fromOn: '2026-11-02', toOn: '2026-11-12', days: 11, certificateFrom: '2026-11-09', isCovered: false },
    ]);
    const unreported = await buildIll({ from: '2026-11-02', to: '2026-11-12', without: ['2026-11-05'] });
    expect((await listed(unreported)).runs).toEqual([]);
    const short = await buildIll({ from: '2026-11-02', to: '2026-11-05' });
    expect((await listed(short)).runs).toEqual([]);
  });

  it('is no sickness of the person when the child is ill', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12', without: ['2026-11-05'] });
    await report(built, '2026-11-05', 'SICK_CHILD');
    expect((await listed(built)).runs).toEqual([]);
  });
});

describe('asking for a certificate', () => {
  const ask = ({ caseId }: BuiltCase, sickFrom = '2026-11-02', actor: Actor = world.almby.socialWorker) =>
    askForCertificate(contextOf(actor), { caseId, sickFrom });

  it('is noted once, also when two ask at once, with a row in the audit', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    const both = await Promise.all([ask(built), ask(built, '2026-11-02', world.almby.jobCoach)]);
    expect(both).toEqual([{ askedOn: '2026-11-18' }, { askedOn: '2026-11-18' }]);
    expect((await listed(built)).runs).toMatchObject([{ askedOn: '2026-11-18', isCovered: false }]);
    const { rows } = await (await ownerClient()).query(
      `select detail from audit_events where case_id = $1 and action = 'certificate.ask'`,
      [built.caseId],
    );
    expect(rows).toEqual([{ detail: { sickFrom: '2026-11-02' } }]);
  });

  it('is refused where nobody has been ill for long, out of sight, and for AF', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    await expect(ask(built, '2026-11-03')).rejects.toMatchObject({ reason: 'certificateNotNeeded' });
    await expect(ask(built, '2026-11-02', world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(ask(built, '2026-11-02', world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    const closed = await buildIll({ from: '2026-11-02', to: '2026-11-12' }, { closedOn: '2026-11-16' });
    await expect(ask(closed)).rejects.toMatchObject({ reason: 'certificateCaseClosed' });
    const secret = await buildIll({ from: '2026-11-02', to: '2026-11-12' }, protectedFor(world.almby.unitManager));
    await expect(ask(secret)).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('registering a certificate', () => {
  it('covers the sickness from its eighth day, says who saw it, and holds nothing of the illness', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    const { certificateId } = await register(built);
    expect(await listed(built)).toMatchObject({
      runs: [{ isCovered: true }],
      certificates: [{ certificateId, ...certificate, seenByName: 'Sara Holm' }],
    });
    const { rows } = await (await ownerClient()).query(
      `select action, detail from audit_events where case_id = $1 and action like 'certificate.re%' order by at, id`,
      [built.caseId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['certificate.register', 'certificate.read']);
    expect(rows[0]?.detail).toEqual(certificate);
  });

  it('is refused over another: by the rule and by PostgreSQL, also for two at once', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    const results = await Promise.allSettled([register(built), register(built, {}, world.almby.jobCoach)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(register(built, { fromOn: '2026-11-12', toOn: '2026-11-20' })).rejects.toMatchObject({
      fields: { fromOn: 'certificateOverlaps' },
    });
    const past = insertRow(await ownerClient(), 'certificates', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      from_on: '2026-11-12',
      to_on: '2026-11-20',
      seen_on: '2026-11-18',
      seen_by: world.almby.socialWorker.userId,
      recorded_at: NOW,
    });
    await expect(past).rejects.toSatisfy((error) => describeDatabaseRefusal(error)?.reason === 'certificateOverlaps');
  });

  it('is refused when it ends before it begins, or was seen tomorrow', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    const wrong = { caseId: built.caseId, ...certificate, toOn: '2026-11-08' };
    expect(registerCertificateSchema.safeParse(wrong).error?.issues[0]?.path).toEqual(['toOn']);
    await expect(register(built, { seenOn: '2026-11-19' })).rejects.toMatchObject({
      fields: { seenOn: 'certificateSeenInFuture' },
    });
  });

  it('is refused out of sight and for AF, who see nothing of it', async () => {
    const built = await buildIll({ from: '2026-11-02', to: '2026-11-12' });
    const { certificateId } = await register(built);
    await expect(register(built, {}, world.almby.southSocialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(register(built, {}, world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(listed(built, world.office.officer)).rejects.toMatchObject({ reason: 'notPermitted' });
    expect(await withActor(world.office.officer, (db) => db.certificate.count())).toBe(0);
    expect(await withActor(world.office.officer, (db) => db.certificateRequest.count())).toBe(0);
    const foreign = { caseId: built.caseId, certificateId };
    await expect(removeCertificate(contextOf(world.bergvik.socialWorker), foreign)).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(removeCertificate(contextOf(world.office.officer), foreign)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
  });

  it('may be taken back, and what it said stays in the audit', async () => {
    const built = await buildIll({ from: '2026-11-02', to: addDays('2026-11-02', 10) });
    const { certificateId } = await register(built);
    await removeCertificate(contextOf(world.almby.jobCoach), { caseId: built.caseId, certificateId });
    expect(await listed(built)).toMatchObject({ runs: [{ isCovered: false }], certificates: [] });
    const { rows } = await (await ownerClient()).query(
      `select subject_id, detail from audit_events where case_id = $1 and action = 'certificate.remove'`,
      [built.caseId],
    );
    expect(rows).toEqual([{ subject_id: certificateId, detail: certificate }]);
  });
});
