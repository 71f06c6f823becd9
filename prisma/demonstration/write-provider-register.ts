import type { Db } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { accountsWith } from './accounts';
import { idOf } from './identity';
import { PLACES, REGISTER } from './provider-register';

const KNOWN = ['stigfinnaren', 'bryggan', 'fyrklang'];

/** Writes the register over the providers that are there already, and adds those that have no participants. */
export async function writeProviderRegister(db: Db, { now }: { now: Date }): Promise<void> {
  const added = REGISTER.filter(({ key }) => !KNOWN.includes(key));
  const [administrator] = accountsWith('granvik', 'SYSTEM_ADMINISTRATOR');
  await db.municipalityPlace.createMany({
    data: Object.entries(PLACES).map(([key, place]) => ({
      municipalityId: idOf('organisation', key),
      ...place,
      changedBy: administrator?.id ?? null,
      changedAt: now,
    })),
  });
  await db.organisation.createMany({
    data: added.map(({ key, name }) => ({ id: idOf('organisation', key), kind: 'PROVIDER' as const, name })),
  });
  await db.providerMunicipality.createMany({
    data: REGISTER.flatMap(({ key, agreements }) =>
      agreements.map(({ municipality }) => ({
        providerId: idOf('organisation', key),
        municipalityId: idOf('organisation', municipality),
      })),
    ),
    skipDuplicates: true,
  });
  await db.userAccount.createMany({
    data: added.flatMap(({ key, coach }) =>
      coach
        ? [
            {
              id: idOf('account', key, coach.name),
              organisationId: idOf('organisation', key),
              role: 'PROVIDER_COACH' as const,
              ...coach,
            },
          ]
        : [],
    ),
  });
  for (const { key, agreements, sites } of REGISTER) {
    const providerId = idOf('organisation', key);
    for (const { municipality, from, to } of agreements) {
      await db.providerMunicipality.update({
        where: { providerId_municipalityId: { providerId, municipalityId: idOf('organisation', municipality) } },
        data: { agreedFrom: fromDay(from), agreedTo: fromDayOrNull(to) },
      });
    }
    for (const { coordinates, ...site } of sites) {
      const [latitude = null, longitude = null] = coordinates ?? [];
      const data = { ...site, latitude, longitude, revision: 1 };
      const id = idOf('site', key, site.name);
      await db.providerSite.upsert({ where: { id }, create: { id, providerId, ...data }, update: data });
    }
  }
  if (!administrator) return;
  await db.providerChange.createMany({
    data: REGISTER.flatMap(({ key, sites }) =>
      sites.map(({ name }) => ({
        providerId: idOf('organisation', key),
        siteId: idOf('site', key, name),
        municipalityId: idOf('organisation', 'granvik'),
        kind: 'SITE_ADDED' as const,
        changedBy: administrator.id,
        changedAt: new Date(now.getTime() - 40 * 86_400_000),
      })),
    ),
  });
}
