import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { addDays, type IsoDay } from '@/lib/time';
import { buildDemonstration } from './build-demonstration';
import { writeAbsenceReviews } from './write-absence-reviews';
import { writeAgreements } from './write-agreements';
import { writeAlternatives } from './write-alternatives';
import { writeContactCards } from './write-contact-cards';
import {
  MUNICIPALITY_IDS,
  refreshStatistics,
  writeAttendances,
  writeCases,
  writeOrganisations,
} from './write-demonstration';
import { writeDeviations } from './write-deviations';
import { writeEmployments } from './write-employments';
import { writeGroups } from './write-groups';
import { writeMeetings } from './write-meetings';
import { writeMonths } from './write-months';
import { writeMunicipalityPages } from './write-municipality-pages';
import { writeProviderRegister } from './write-provider-register';
import { writeSamples } from './write-samples';
import { writeUnheard } from './write-unheard';

const YEAR_DAYS = 52 * 7;
const TIMEOUT_MS = 180_000;

/**
 * Fills an empty database with the demonstration as it stands at `now`, in one transaction: all of it or nothing.
 * Answers how many persons it wrote; 0 when there already is an organisation.
 */
export async function seedDemonstration({ now, today }: { now: Date; today: IsoDay }): Promise<number> {
  const system = { organisationKind: 'SYSTEM' as const, municipalityIds: MUNICIPALITY_IDS, onBehalfOf: null };
  return withActor(
    system,
    async (db) => {
      // Two starts at once: the second waits here, and then finds the work done.
      await db.$queryRaw`select 1 from pg_advisory_xact_lock(730204)`;
      if ((await db.organisation.count()) > 0) return 0;
      const types = await db.activityType.findMany();
      const catalogue = new Map(
        types.map(({ code, activityClass, isProgramme, party }) => [code, { activityClass, isProgramme, party }]),
      );
      const cases = buildDemonstration({ now, today, catalogue });
      await writeOrganisations(db, cases);
      await writeContactCards(db, { now, today });
      await writeProviderRegister(db, { now });
      await writeMunicipalityPages(db, { now });
      await writeGroups(db, { today });
      await writeCases(db, cases);
      await writeMeetings(db, cases, { today });
      await writeUnheard(db, cases, { today });
      await writeAlternatives(db, cases);
      await writeAgreements(db, { today });
      await writeEmployments(db, cases, { today });

      const fromDay = addDays(today, -YEAR_DAYS);
      for (const municipalityId of MUNICIPALITY_IDS) {
        const own = cases.filter(({ caseRecord }) => caseRecord.municipalityId === municipalityId);
        const caseIds = own.map(({ caseRecord }) => caseRecord.id);
        await refreshCaseWeeks(db, { municipalityId, caseIds, fromDay }, today);
      }
      await refreshStatistics(db);
      await writeAttendances(db, cases);
      await writeDeviations(db, cases, { now, today });
      await writeAbsenceReviews(db, cases);
      await writeSamples(db, { now, today });
      await writeMonths(db, { now, today });
      return cases.length;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
