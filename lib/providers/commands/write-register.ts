import { randomUUID } from 'node:crypto';
import type { CommandContext } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { ProviderAct, RegisterPlan, SiteAct } from '../rules/register-plan';

type ChangeKind = 'PROVIDER' | 'AGREEMENT' | 'CODE' | 'SITE_ADDED' | 'SITE_CHANGED';

interface ChangeRow {
  providerId: string;
  siteId: string | null;
  kind: ChangeKind;
  changes: { field: string; from: string; to: string }[];
}

/**
 * Writes what a plan says, a few statements whatever its size, and each change in the history with who made it.
 * @throws Refusal 'changedMeanwhile' when a row is no longer what the plan started from
 */
export async function writeRegister(db: Db, { actor, now }: CommandContext, plan: RegisterPlan): Promise<void> {
  const municipalityId = actor.organisationId;
  const idOf = new Map(plan.providers.map((act) => [act, act.id ?? randomUUID()]));
  const providers = plan.providers.map((act) => ({ ...act, isNew: act.id === null, id: idOf.get(act) ?? '' }));
  await db.organisation.createMany({
    data: providers
      .filter(({ isNew }) => isNew)
      .map(({ id, name, code }) => ({ id, kind: 'PROVIDER' as const, name, providerCode: code })),
  });
  await setCodes(
    db,
    providers.filter(({ isNew, code }) => !isNew && code !== null),
  );
  await db.providerMunicipality.createMany({
    data: providers
      .filter(({ agreement }) => agreement === 'NEW')
      .map(({ id, agreedFrom, agreedTo }) => ({
        providerId: id,
        municipalityId,
        agreedFrom: fromDayOrNull(agreedFrom),
        agreedTo: fromDayOrNull(agreedTo),
      })),
  });
  await changeAgreements(db, {
    municipalityId,
    agreements: providers.filter(({ agreement }) => agreement === 'CHANGED'),
  });

  const sites = plan.sites.map((act) => ({
    ...act,
    siteId: act.site?.id ?? randomUUID(),
    providerId: act.provider.id ?? idOf.get(act.provider) ?? '',
  }));
  await insertSites(
    db,
    sites.filter(({ site }) => site === null),
  );
  await updateSites(
    db,
    sites.filter(({ site }) => site !== null),
  );

  const changes: ChangeRow[] = [
    ...plan.providers.flatMap((act) => listProviderChanges(act, idOf.get(act) ?? '')),
    ...sites.map(({ providerId, siteId, site, changes: told }) => ({
      providerId,
      siteId,
      kind: site ? ('SITE_CHANGED' as const) : ('SITE_ADDED' as const),
      changes: told,
    })),
  ];
  await insertChanges(db, { municipalityId, changedBy: actor.userId, changedAt: now, changes });
}

function listProviderChanges({ id, code, agreement, changes }: ProviderAct, providerId: string): ChangeRow[] {
  const row = (kind: ChangeKind, told: ChangeRow['changes']) => ({ providerId, siteId: null, kind, changes: told });
  if (id === null) return [row('PROVIDER', changes)];
  const ofCode = changes.filter(({ field }) => field === 'providerCode');
  const ofDates = changes.filter(({ field }) => field !== 'providerCode');
  return [...(code === null ? [] : [row('CODE', ofCode)]), ...(agreement === null ? [] : [row('AGREEMENT', ofDates)])];
}

type PlacedSite = SiteAct & { siteId: string; providerId: string };

const toRecord = ({ siteId, providerId, municipalityCode, site, facts }: PlacedSite) => ({
  id: siteId,
  provider_id: providerId,
  municipality_code: municipalityCode,
  revision: site?.revision ?? 0,
  name: facts.name,
  address: facts.address,
  has_office: facts.hasOffice,
  latitude: facts.coordinates?.latitude ?? null,
  longitude: facts.coordinates?.longitude ?? null,
  opening_hours: facts.openingHours,
  languages: facts.languages,
  specialisations: facts.specialisations,
  service_codes: facts.serviceCodes,
  levels: facts.levels,
});

async function insertSites(db: Db, sites: readonly PlacedSite[]): Promise<void> {
  if (sites.length === 0) return;
  await db.$executeRaw`
    insert into provider_sites (id, provider_id, municipality_code, revision, name, address, has_office, latitude, longitude,
      opening_hours, languages, specialisations, service_codes, levels)
    select id, provider_id, municipality_code, 1, name, address, has_office, latitude, longitude,
      opening_hours, languages, specialisations, service_codes, levels
    from jsonb_to_recordset(${JSON.stringify(sites.map(toRecord))}::jsonb) as r(
      id uuid, provider_id uuid, municipality_code text, name text, address text, has_office boolean,
      latitude float8, longitude float8, opening_hours text, languages text[], specialisations text[], service_codes text[], levels text[])`;
}

async function updateSites(db: Db, sites: readonly PlacedSite[]): Promise<void> {
  if (sites.length === 0) return;
  const written = await db.$executeRaw`
    update provider_sites s set revision = s.revision + 1, address = r.address, has_office = r.has_office,
      latitude = r.latitude, longitude = r.longitude, opening_hours = r.opening_hours, languages = r.languages,
      specialisations = r.specialisations, service_codes = r.service_codes, levels = r.levels
    from jsonb_to_recordset(${JSON.stringify(sites.map(toRecord))}::jsonb) as r(
      id uuid, revision int, address text, has_office boolean,
      latitude float8, longitude float8, opening_hours text, languages text[], specialisations text[], service_codes text[], levels text[])
    where s.id = r.id and s.revision = r.revision`;
  requireAll(written, sites.length);
}

async function setCodes(db: Db, providers: readonly { id: string; code: string | null }[]): Promise<void> {
  if (providers.length === 0) return;
  const records = providers.map(({ id, code }) => ({ id, code }));
  const written = await db.$executeRaw`
    update organisations o set provider_code = r.code
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, code text)
    where o.id = r.id and o.provider_code is null`;
  requireAll(written, providers.length);
}

async function changeAgreements(
  db: Db,
  { municipalityId, agreements }: { municipalityId: string; agreements: readonly (ProviderAct & { id: string })[] },
): Promise<void> {
  if (agreements.length === 0) return;
  const records = agreements.map(({ id, agreedFrom, agreedTo }) => ({ id, from_day: agreedFrom, to_day: agreedTo }));
  const written = await db.$executeRaw`
    update provider_municipalities p set agreed_from = r.from_day, agreed_to = r.to_day
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, from_day date, to_day date)
    where p.provider_id = r.id and p.municipality_id = ${municipalityId}::uuid`;
  requireAll(written, agreements.length);
}

async function insertChanges(
  db: Db,
  {
    municipalityId,
    changedBy,
    changedAt,
    changes,
  }: { municipalityId: string; changedBy: string; changedAt: Date; changes: readonly ChangeRow[] },
): Promise<void> {
  if (changes.length === 0) return;
  await db.$executeRaw`
    insert into provider_changes (provider_id, site_id, municipality_id, kind, changes, changed_by, changed_at)
    select r."providerId", r."siteId", ${municipalityId}::uuid, r.kind, r.changes, ${changedBy}::uuid, ${changedAt}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(
      "providerId" uuid, "siteId" uuid, kind provider_change_kind, changes jsonb)`;
}

function requireAll(written: number, wanted: number): void {
  if (written !== wanted) throw new Refusal('changedMeanwhile');
}
