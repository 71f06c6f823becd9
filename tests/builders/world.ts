import type pg from 'pg';
import type { Actor, CommandContext, OrganisationKind, Role } from '@/lib/access';
import { ownerClient } from '../database';
import { insertRow } from './insert-row';

/** The day on which every database test plays, a Wednesday of an ordinary full week (v. 47), and a moment in it. */
export const TODAY = '2026-11-18';
export const NOW = new Date('2026-11-18T09:00:00.000Z');
export const THIS_WEEK = '2026-W47';
/** Its Monday, as weeks are stored. */
export const THIS_MONDAY = '2026-11-16';

export interface Unit {
  id: string;
  name: string;
}

export interface Municipality {
  id: string;
  name: string;
  code: string;
  /** Two units; everyone below without another word in the name works in the north. */
  north: Unit;
  south: Unit;
  socialWorker: Actor;
  otherSocialWorker: Actor;
  jobCoach: Actor;
  unitManager: Actor;
  southSocialWorker: Actor;
  southUnitManager: Actor;
  /** A manager whose reach is the whole municipality. */
  headManager: Actor;
  administrator: Actor;
}

export interface EmploymentService {
  id: string;
  name: string;
  officer: Actor;
  otherOfficer: Actor;
  manager: Actor;
}

export interface Provider {
  id: string;
  name: string;
  siteId: string;
  coach: Actor;
}

/**
 * Two municipalities that do not see each other, one office of Arbetsförmedlingen that serves both and one that serves
 * only Bergvik, and two providers (Stigen works in both municipalities, Broar only in Almby).
 */
export interface World {
  almby: Municipality;
  bergvik: Municipality;
  office: EmploymentService;
  bergvikOffice: EmploymentService;
  stigen: Provider;
  broar: Provider;
}

/** Builds the world once in a test file's own database; another one beside it needs codes of its own. */
export async function buildWorld([ours, theirs]: [string, string] = ['9901', '9902']): Promise<World> {
  const client = await ownerClient();
  const almby = await buildMunicipality(client, { name: 'Almby kommun', code: ours, mail: 'almby.example' });
  const bergvik = await buildMunicipality(client, { name: 'Bergviks kommun', code: theirs, mail: 'bergvik.example' });
  return {
    almby,
    bergvik,
    office: await buildOffice(client, 'Arbetsförmedlingen Mellanbygden', [almby, bergvik]),
    bergvikOffice: await buildOffice(client, 'Arbetsförmedlingen Bergvik', [bergvik]),
    stigen: await buildProvider(client, { name: 'Stigen AB', coach: 'Hedda Lindh', serves: [almby, bergvik] }),
    broar: await buildProvider(client, { name: 'Broar AB', coach: 'Ivar Ek', serves: [almby] }),
  };
}

/** What a command or query is given besides its input: this actor, on the day of the tests. */
export function contextOf(actor: Actor, moment: { now?: Date; today?: string } = {}): CommandContext {
  return { actor, now: moment.now ?? NOW, today: moment.today ?? TODAY };
}

/** Everyone in the world, with a name to put in a table of cases. */
export function listActors(world: World): { name: string; actor: Actor }[] {
  const groups = {
    almby: world.almby,
    bergvik: world.bergvik,
    office: world.office,
    bergvikOffice: world.bergvikOffice,
    stigen: world.stigen,
    broar: world.broar,
  };
  return Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members).flatMap(([key, value]) =>
      isActor(value) ? [{ name: `${group}.${key}`, actor: value }] : [],
    ),
  );
}

function isActor(value: unknown): value is Actor {
  return typeof value === 'object' && value !== null && 'sessionId' in value;
}

async function buildMunicipality(
  client: pg.Client,
  { name, code, mail }: { name: string; code: string; mail: string },
): Promise<Municipality> {
  const id = await insertRow(client, 'organisations', { kind: 'MUNICIPALITY', name, municipality_code: code });
  const north = {
    id: await insertRow(client, 'units', { municipality_id: id, name: 'Enhet Norr' }),
    name: 'Enhet Norr',
  };
  const south = { id: await insertRow(client, 'units', { municipality_id: id, name: 'Enhet Syd' }), name: 'Enhet Syd' };
  const employ = (person: string, role: Role, unitId: string | null) =>
    buildActor(client, {
      person,
      role,
      unitId,
      mail,
      organisation: { id, name, kind: 'MUNICIPALITY' },
      municipalityIds: [id],
    });
  return {
    id,
    name,
    code,
    north,
    south,
    socialWorker: await employ('Sara Holm', 'SOCIAL_WORKER', north.id),
    otherSocialWorker: await employ('Olle Berg', 'SOCIAL_WORKER', north.id),
    jobCoach: await employ('Jonas Vik', 'JOB_COACH', north.id),
    unitManager: await employ('Eva Nord', 'UNIT_MANAGER', north.id),
    southSocialWorker: await employ('Siri Dal', 'SOCIAL_WORKER', south.id),
    southUnitManager: await employ('Elin Sund', 'UNIT_MANAGER', south.id),
    headManager: await employ('Helge Ås', 'UNIT_MANAGER', null),
    administrator: await employ('Adam Rike', 'SYSTEM_ADMINISTRATOR', null),
  };
}

async function buildOffice(client: pg.Client, name: string, serves: Municipality[]): Promise<EmploymentService> {
  const id = await insertRow(client, 'organisations', { kind: 'EMPLOYMENT_SERVICE', name });
  for (const { id: municipalityId } of serves) {
    await insertRow(client, 'served_municipalities', { employment_service_id: id, municipality_id: municipalityId });
  }
  const employ = (person: string, role: Role) =>
    buildActor(client, {
      person,
      role,
      unitId: null,
      mail: 'af.example',
      organisation: { id, name, kind: 'EMPLOYMENT_SERVICE' },
      municipalityIds: serves.map((municipality) => municipality.id),
    });
  return {
    id,
    name,
    officer: await employ('Anna Ros', 'EMPLOYMENT_OFFICER'),
    otherOfficer: await employ('Axel Löv', 'EMPLOYMENT_OFFICER'),
    manager: await employ('Agnes Hult', 'EMPLOYMENT_MANAGER'),
  };
}

async function buildProvider(
  client: pg.Client,
  { name, coach, serves }: { name: string; coach: string; serves: Municipality[] },
): Promise<Provider> {
  const id = await insertRow(client, 'organisations', { kind: 'PROVIDER', name });
  for (const { id: municipalityId } of serves) {
    await insertRow(client, 'provider_municipalities', { provider_id: id, municipality_id: municipalityId });
  }
  const siteId = await insertRow(client, 'provider_sites', {
    provider_id: id,
    name: 'Torget',
    address: 'Torget 1',
    municipality_code: '9901',
  });
  return {
    id,
    name,
    siteId,
    coach: await buildActor(client, {
      person: coach,
      role: 'PROVIDER_COACH',
      unitId: null,
      mail: 'leverantor.example',
      organisation: { id, name, kind: 'PROVIDER' },
      municipalityIds: serves.map((municipality) => municipality.id),
    }),
  };
}

interface Employment {
  person: string;
  role: Role;
  unitId: string | null;
  mail: string;
  organisation: { id: string; name: string; kind: OrganisationKind };
  municipalityIds: string[];
}

async function buildActor(
  client: pg.Client,
  { person, role, unitId, mail, organisation, municipalityIds }: Employment,
): Promise<Actor> {
  const account = person.toLowerCase().replaceAll(' ', '.').normalize('NFD').replace(/\p{M}/gu, '');
  const userId = await insertRow(client, 'user_accounts', {
    organisation_id: organisation.id,
    unit_id: unitId,
    role,
    name: person,
    email: `${account}@${mail}`,
    phone: '010-555 00 00',
    subject: `${account}@${mail}/${organisation.id}`,
  });
  const sessionId = await insertRow(client, 'sessions', {
    user_id: userId,
    created_at: NOW,
    expires_at: new Date(NOW.getTime() + 36_000_000),
  });
  return {
    userId,
    sessionId,
    name: person,
    role,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    unitId,
    municipalityIds,
  };
}
