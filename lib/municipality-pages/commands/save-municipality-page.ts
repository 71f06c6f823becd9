import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { SaveMunicipalityPageInput } from '../schemas';

/**
 * Writes the next version of one's own municipality's page. The same text once more is no new version; a text written from an older version
 * than the latest is refused, so that nothing is lost. @throws Refusal 'changedMeanwhile', 'wrongParty'
 */
export async function saveMunicipalityPage(
  { actor, now }: CommandContext,
  { basedOn, sections }: SaveMunicipalityPageInput,
): Promise<{ number: number }> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const municipalityId = actor.organisationId;
  return withActor(actor, async (db) => {
    const latest = await db.municipalityPageVersion.findFirst({
      where: { municipalityId },
      orderBy: { number: 'desc' },
    });
    if (latest && isSame(latest.sections, sections)) return { number: latest.number };
    if ((latest?.number ?? 0) !== basedOn) throw new Refusal('changedMeanwhile');
    const number = basedOn + 1;
    // Two at once: the key lets one through, and the other is told that somebody was first.
    await db.municipalityPageVersion.create({
      data: { municipalityId, number, sections, writtenBy: actor.userId, writtenAt: now },
    });
    await recordAudit(db, actor, { action: 'municipality-page.write', municipalityId, detail: { number } }, now);
    return { number };
  });
}

function isSame(stored: unknown, sections: SaveMunicipalityPageInput['sections']): boolean {
  const asText = (list: unknown) =>
    JSON.stringify((list as SaveMunicipalityPageInput['sections']).map(({ heading, text }) => [heading, text]));
  return asText(stored) === asText(sections);
}
