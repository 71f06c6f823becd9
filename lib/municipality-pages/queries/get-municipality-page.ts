import { z } from 'zod';
import { type CommandContext, hasPermission } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { MunicipalityPage, PagedMunicipality } from '../municipality-page-dto';
import { pageSectionSchema } from '../schemas';
import { chooseReached, listReachedMunicipalities } from './reached-municipalities';

const MOST_VERSIONS = 50;
const storedSections = z.array(pageSectionSchema);

/** The municipalities whose pages the reader may read. */
export async function listPagedMunicipalities({ actor }: CommandContext): Promise<PagedMunicipality[]> {
  return withActor(actor, async (db) =>
    (await listReachedMunicipalities(db, actor)).map(({ name, code }) => ({ name, code })),
  );
}

/** «Så fungerar kommunen» for one municipality, in the version asked for or the latest. @throws Refusal 'notFound' */
export async function getMunicipalityPage(
  { actor, now }: CommandContext,
  { code, version }: { code: string; version: number | null },
): Promise<MunicipalityPage> {
  return withActor(actor, async (db) => {
    const { id: municipalityId, name } = chooseReached(await listReachedMunicipalities(db, actor), code);
    const versions = await db.municipalityPageVersion.findMany({
      where: { municipalityId },
      orderBy: { number: 'desc' },
      select: { number: true, writtenBy: true, writtenAt: true },
      take: MOST_VERSIONS,
    });
    const shown = await db.municipalityPageVersion.findFirst({
      where: { municipalityId, ...(version === null ? {} : { number: version }) },
      orderBy: { number: 'desc' },
    });
    if (version !== null && !shown) throw notFoundRefusal();
    const nameOf = await namesOf(db, [...versions, ...(shown ? [shown] : [])]);
    await recordAudit(db, actor, { action: 'municipality-page.read', municipalityId }, now);
    return {
      municipality: { name, code },
      version: shown && {
        number: shown.number,
        sections: storedSections.parse(shown.sections),
        writtenByName: nameOf.get(shown.writtenBy) ?? '',
        writtenAt: shown.writtenAt.toISOString(),
      },
      latestNumber: versions[0]?.number ?? 0,
      versions: versions.map(({ number, writtenBy, writtenAt }) => ({
        number,
        writtenByName: nameOf.get(writtenBy) ?? '',
        writtenAt: writtenAt.toISOString(),
      })),
      mayWrite: actor.organisationId === municipalityId && hasPermission(actor.role, 'municipality-page.write'),
    };
  });
}

async function namesOf(db: Db, written: { writtenBy: string }[]): Promise<Map<string, string>> {
  const users = await db.userAccount.findMany({
    where: { id: { in: written.map(({ writtenBy }) => writtenBy) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
