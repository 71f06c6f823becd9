import type { CommandContext } from '@/lib/access';
import type { LegalGround } from '@/lib/assessments';
import { recordAudits } from '@/lib/audit/server';
import type { Db } from '@/lib/platform/database';
import { addDays, type IsoDay } from '@/lib/time';
import type { ImportedAssessment } from '../rules/caseload-row';
import type { AppliedRow } from './apply-rows';

interface Input {
  municipalityId: string;
  rows: readonly AppliedRow[];
}

interface Added {
  caseId: string;
  validFrom: IsoDay;
  ground: LegalGround;
  wanted: ImportedAssessment;
  endsId: string | null;
}

interface Corrected {
  caseId: string;
  id: string;
  ground: LegalGround;
  wanted: ImportedAssessment;
}

/** Writes the assessments that the rows lead to: new ones, with the import's former one ended the day before, and corrections of this week's. */
export async function applyAssessments(
  db: Db,
  context: CommandContext,
  { municipalityId, rows }: Input,
): Promise<void> {
  const added: Added[] = [];
  const corrected: Corrected[] = [];
  for (const { caseId, assessment: change } of rows) {
    if (change.kind === 'ADD') added.push({ ...change, caseId, endsId: change.replaces?.id ?? null });
    if (change.kind === 'CORRECT') corrected.push({ ...change, caseId, id: change.corrects.id });
  }
  if (added.length + corrected.length === 0) return;
  await endFormer(db, municipalityId, added);
  const ids = await insertAssessments(db, context, municipalityId, added);
  await correctAssessments(db, municipalityId, corrected);
  await writeParts(db, municipalityId, [
    ...added.map(({ caseId, wanted }) => ({ caseId, id: ids.get(caseId) ?? '', wanted })),
    ...corrected,
  ]);
  const audited = [...added, ...corrected].map(({ caseId }) => ({
    municipalityId,
    caseId,
    detail: { source: 'IMPORT' },
  }));
  await recordAudits(db, context.actor, 'assessment.import', audited, context.now);
}

async function endFormer(db: Db, municipalityId: string, added: readonly Added[]): Promise<void> {
  const ends = added
    .filter(({ endsId }) => endsId !== null)
    .map(({ endsId, validFrom }) => ({ id: endsId, validTo: addDays(validFrom, -1) }));
  if (ends.length === 0) return;
  await db.$executeRaw`
    update assessments a set valid_to = e."validTo"
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e(id uuid, "validTo" date)
    where a.municipality_id = ${municipalityId}::uuid and a.id = e.id`;
}

async function insertAssessments(
  db: Db,
  { actor, now }: CommandContext,
  municipalityId: string,
  added: readonly Added[],
): Promise<Map<string, string>> {
  if (added.length === 0) return new Map();
  const rows = added.map(({ caseId, validFrom, ground, wanted }) => ({
    case_id: caseId,
    valid_from: validFrom,
    ground,
    ability_minutes: wanted.abilityMinutes,
    ability_reason: wanted.abilityReason,
  }));
  const written = await db.$queryRaw<{ id: string; caseId: string }[]>`
    insert into assessments (municipality_id, case_id, valid_from, ground, ability_minutes, ability_reason, source, created_by, created_at)
    select ${municipalityId}::uuid, r.*, 'IMPORT', ${actor.userId}::uuid, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      case_id uuid, valid_from date, ground legal_ground, ability_minutes int, ability_reason text)
    returning id, case_id as "caseId"`;
  return new Map(written.map(({ id, caseId }) => [caseId, id]));
}

async function correctAssessments(db: Db, municipalityId: string, corrected: readonly Corrected[]): Promise<void> {
  if (corrected.length === 0) return;
  const ids = corrected.map(({ id }) => id);
  const rows = corrected.map(({ id, ground, wanted }) => ({
    id,
    ground,
    ability_minutes: wanted.abilityMinutes,
    ability_reason: wanted.abilityReason,
  }));
  await db.$executeRaw`
    update assessments a set ground = r.ground, ability_minutes = r.ability_minutes, ability_reason = r.ability_reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ground legal_ground, ability_minutes int, ability_reason text)
    where a.municipality_id = ${municipalityId}::uuid and a.id = r.id`;
  await db.$executeRaw`
    delete from assessment_deductions where municipality_id = ${municipalityId}::uuid and assessment_id = any (${ids}::uuid[])`;
  await db.$executeRaw`
    delete from assessment_exemptions where municipality_id = ${municipalityId}::uuid and assessment_id = any (${ids}::uuid[])
      and kind = 'LABOUR_MARKET_PROGRAMME'`;
}

async function writeParts(
  db: Db,
  municipalityId: string,
  assessments: readonly { caseId: string; id: string; wanted: ImportedAssessment }[],
): Promise<void> {
  const deductions = assessments.flatMap(({ caseId, id, wanted }) =>
    Object.entries(wanted.deductions).map(([kind, minutes]) => ({
      caseId,
      id,
      kind,
      minutes,
      reason: wanted.deductionReason,
    })),
  );
  if (deductions.length > 0) {
    await db.$executeRaw`
      insert into assessment_deductions (municipality_id, assessment_id, case_id, kind, minutes, reason)
      select ${municipalityId}::uuid, d.id, d."caseId", d.kind, d.minutes, d.reason
      from jsonb_to_recordset(${JSON.stringify(deductions)}::jsonb) as d(id uuid, "caseId" uuid, kind deduction_kind, minutes int, reason text)`;
  }
  const exemptions = assessments
    .filter(({ wanted }) => wanted.isInFullTimeProgramme)
    .map(({ caseId, id }) => ({ caseId, id }));
  if (exemptions.length > 0) {
    await db.$executeRaw`
      insert into assessment_exemptions (municipality_id, assessment_id, case_id, kind)
      select ${municipalityId}::uuid, e.id, e."caseId", 'LABOUR_MARKET_PROGRAMME'
      from jsonb_to_recordset(${JSON.stringify(exemptions)}::jsonb) as e(id uuid, "caseId" uuid)`;
  }
}
