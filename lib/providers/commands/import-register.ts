import { createHash } from 'node:crypto';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { listServices } from '../queries/get-provider-list';
import { loadRegister } from '../queries/load-register';
import type { RegisterCheck, RegisterImported } from '../register-check';
import { planRegister, type RegisterPlan } from '../rules/register-plan';
import { type ReadRegister, type RegisterFile, readRegister } from './read-register-file';

import { writeRegister } from './write-register';

const TIMEOUT_MS = 60_000;

/**
 * The dry run: what a register file would add, change and leave, and its faults. Writes nothing.
 * @throws Refusal when it is no register file, or 'wrongParty' for anyone but a municipality
 */
export async function checkRegister({ actor }: CommandContext, file: RegisterFile): Promise<RegisterCheck> {
  const services = await withActor(actor, listServices);
  const read = await readRegister(file, services);
  const register = await withActor(actor, (db) => loadRegister(db, actor));
  return { ...toCheck(read, planRegister(read.rows, register)), services };
}

/**
 * Carries out what the dry run showed, in one transaction. `plan` is the mark of what was shown: when the register has changed since, so
 * that anything else would be done, nothing is done. The same sent again, when all is done, changes nothing.
 * @throws Refusal 'providerImportStale', 'changedMeanwhile', and as {@link checkRegister}
 */
export async function importRegister(
  context: CommandContext,
  { file, plan: shown }: { file: RegisterFile; plan: string },
): Promise<RegisterImported> {
  const { actor, now } = context;
  const { rows } = await readRegister(file, await withActor(actor, listServices));
  return withActor(
    actor,
    async (db) => {
      await db.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended('provider-import', 0))`;
      await lockProviders(db, planRegister(rows, await loadRegister(db, actor)));
      const plan = planRegister(rows, await loadRegister(db, actor));
      const done = { created: countOf(plan, 'CREATE'), changed: countOf(plan, 'CHANGE') };
      if (done.created + done.changed === 0) return done;
      if (markOf(plan) !== shown) throw new Refusal('providerImportStale');
      await writeRegister(db, context, plan);
      const faulty = countOf(plan, 'FAULTY');
      const detail = { ...done, faulty, missing: plan.missing.length, providers: plan.providers.length };
      await recordAudit(db, actor, { action: 'provider.import', municipalityId: actor.organisationId, detail }, now);
      return done;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** Whoever changes one of them by hand waits, and is waited for; always in the same order, so that nobody waits in a circle. */
async function lockProviders(db: Db, { providers, sites }: RegisterPlan): Promise<void> {
  const names = [...providers, ...sites.map(({ provider }) => provider)].map(
    ({ id, name }) => `provider/${id ?? name.toLocaleLowerCase('sv-SE')}`,
  );
  const keys = [...new Set(names)].sort();
  await db.$queryRaw`select count(pg_advisory_xact_lock(hashtextextended(k, 0))) from unnest(${keys}::text[]) as u(k)`;
}

function countOf({ rows }: RegisterPlan, outcome: RegisterPlan['rows'][number]['outcome']): number {
  return rows.filter((row) => row.outcome === outcome).length;
}

/** The same for two plans that write the same from the same. */
function markOf({ providers, sites }: RegisterPlan): string {
  return createHash('sha256')
    .update(JSON.stringify([providers, sites]))
    .digest('hex');
}

function toCheck({ encoding, delimiter, ignored }: ReadRegister, plan: RegisterPlan): Omit<RegisterCheck, 'services'> {
  const listOf = (outcome: RegisterPlan['rows'][number]['outcome']) =>
    plan.rows
      .filter((row) => row.outcome === outcome)
      .map(({ line, names, isNewProvider, changes, faults }) => ({
        line,
        provider: names.provider,
        site: names.site,
        municipalityCode: names.municipalityCode,
        isNewProvider,
        changes,
        faults,
      }));
  return {
    plan: markOf(plan),
    rows: plan.rows.length,
    encoding,
    delimiter,
    ignored,
    unchanged: countOf(plan, 'UNCHANGED'),
    faulty: listOf('FAULTY'),
    created: listOf('CREATE'),
    changed: listOf('CHANGE'),
    missing: plan.missing,
  };
}
