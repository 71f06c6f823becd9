import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { longestReferralEnd } from '@/lib/referrals';
import { computeReferralEffect } from '@/lib/referrals/server';
import { addDays, addWeeks, addWorkingDays, type IsoDay, mondayOf, stockholmInstant, toIsoWeek } from '@/lib/time';
import { ACCOUNTS } from './accounts';
import { idOf } from './identity';
import { EMPLOYMENT_SERVICE } from './organisations';
import type { CaseRows } from './rows';
import { MUNICIPALITY_IDS } from './write-demonstration';

const municipalityId = idOf('organisation', 'granvik');
const providerId = idOf('organisation', 'norrsken');

/**
 * What the municipality was not heard about, in the cases of colleagues: one referral that AF's manager decided without samråd, which the
 * municipality's managers have not taken note of, and one made elsewhere that a person told of, which AF's have not.
 */
export async function writeUnheard(db: Db, cases: readonly CaseRows[], { today }: { today: IsoDay }): Promise<void> {
  const [decided, found] = cases.filter(isCalm).map(({ caseRecord }) => caseRecord);
  const monica = actorOf('Monica Wester');
  const mats = actorOf('Mats Ekwall');
  if (decided) await speakAs(db, monica, () => writeDecided(db, monica, { caseRecord: decided, today }));
  if (found) await speakAs(db, mats, () => writeFound(db, mats, { caseId: found.id, today }));
}

/** A case of a colleague in Mats Ekwall's unit, with a plan in force and nothing else under way. */
function isCalm({ caseRecord, referrals, consultations, versions }: CaseRows): boolean {
  const shown = ACCOUNTS.filter(({ purpose }) => purpose !== null).map(({ id }) => id);
  return (
    caseRecord.unitId === idOf('unit', 'norr') &&
    (caseRecord.closedOn ?? null) === null &&
    caseRecord.protection === 'NONE' &&
    caseRecord.programmeCode === null &&
    (caseRecord.registeredSince ?? null) !== null &&
    !shown.includes(caseRecord.responsibleUserId ?? '') &&
    !shown.includes(caseRecord.employmentOfficerId ?? '') &&
    referrals.length === 0 &&
    consultations.length === 0 &&
    versions.every(({ agreement }) => agreement?.inForceFrom != null) &&
    versions.at(-1)?.ending === null
  );
}

async function writeDecided(
  db: Db,
  monica: Actor,
  { caseRecord, today }: { caseRecord: CaseRows['caseRecord']; today: IsoDay },
): Promise<void> {
  const caseId = caseRecord.id;
  const startsOn = mondayOf(addWeeks(toIsoWeek(today), 1));
  const proposed = { typeCode: 'ROM', slots: [{ weekday: 2, startsMinute: 600, endsMinute: 660 }] };
  const decidedAt = stockholmInstant({ day: addWorkingDays(today, -3), minute: 14 * 60 });
  const key = { municipalityId, id: idOf('referral', caseId, 'unheard') };
  const referral = {
    ...key,
    caseId,
    providerId,
    siteId: idOf('site', 'norrsken', 'Älvudden'),
    coachId: idOf('account', 'norrsken', 'Leila Haddad'),
    ...proposed,
    startsOn: fromDay(startsOn),
    endsOn: fromDay(longestReferralEnd(startsOn)),
  };
  await db.referral.create({
    data: {
      ...referral,
      purpose: 'Stöd att söka arbete i Rusta och matcha, sex månader.',
      draftedBy: caseRecord.employmentOfficerId ?? monica.userId,
      draftedAt: stockholmInstant({ day: addWorkingDays(today, -5), minute: 10 * 60 }),
    },
  });
  const asked = { caseId, ...proposed, startsOn, flexibleWeeklyMinutes: null, endsLineageIds: [] };
  const unheardReferralId = idOf('unheard', caseId);
  await db.unheardReferral.create({
    data: {
      ...{ municipalityId, id: unheardReferralId, caseId, kind: 'DECIDED', referralId: key.id, providerId },
      ...{ typeCode: 'ROM', startsOn: referral.startsOn, endsOn: referral.endsOn, reason: 'URGENT_START' },
      words: 'Platsen hos leverantören gick inte att hålla längre än till på måndag.',
      effect: JSON.parse(JSON.stringify(await computeReferralEffect(db, monica, asked))),
      recordedBy: monica.userId,
      recordedByParty: 'EMPLOYMENT_SERVICE',
      recordedAt: decidedAt,
    },
  });
  await db.referral.update({
    where: { municipalityId_id: key },
    data: { state: 'DECIDED', decidedBy: monica.userId, decidedAt },
  });
  await db.unheardAcknowledgement.create({
    data: {
      ...{ municipalityId, unheardReferralId, caseId, party: 'EMPLOYMENT_SERVICE' },
      ...{ acknowledgedBy: monica.userId, acknowledgedAt: decidedAt },
    },
  });
}

async function writeFound(db: Db, mats: Actor, { caseId, today }: { caseId: string; today: IsoDay }): Promise<void> {
  const foundOn = addWorkingDays(today, -4);
  const recordedAt = stockholmInstant({ day: foundOn, minute: 11 * 60 });
  const unheardReferralId = idOf('unheard', caseId);
  await db.unheardReferral.create({
    data: {
      ...{ municipalityId, id: unheardReferralId, caseId, kind: 'FOUND', providerName: 'Nordkap Karriär AB' },
      ...{ typeCode: 'ROM', startsOn: fromDay(addDays(mondayOf(toIsoWeek(foundOn)), -7)) },
      ...{ foundHow: 'PERSON_TOLD', foundOn: fromDay(foundOn) },
      words: 'Personen har varit på ett första möte i Fjärrholm. Ingen hos oss har fått en fråga.',
      ...{ recordedBy: mats.userId, recordedByParty: 'MUNICIPALITY', recordedAt },
    },
  });
  await db.unheardAcknowledgement.create({
    data: {
      ...{ municipalityId, unheardReferralId, caseId, party: 'MUNICIPALITY' },
      ...{ acknowledgedBy: mats.userId, acknowledgedAt: recordedAt },
    },
  });
}

/** The account as one who is signed in to it. */
function actorOf(name: string): Actor {
  const account = ACCOUNTS.find((each) => each.name === name);
  if (!account) throw new RangeError(`There is no account of ${name}`);
  const isMunicipal = account.organisation !== EMPLOYMENT_SERVICE.key;
  return {
    userId: account.id,
    sessionId: '',
    name,
    role: account.role,
    organisationId: idOf('organisation', account.organisation),
    organisationName: '',
    organisationKind: account.organisationKind,
    unitId: account.unit === null ? null : idOf('unit', account.unit),
    municipalityIds: isMunicipal ? [idOf('organisation', account.organisation)] : MUNICIPALITY_IDS,
  };
}

/** Row-level security lets nobody else write down what a manager decides or has seen: for the work the transaction is that person's. */
async function speakAs(db: Db, { userId, organisationKind }: Actor, work: () => Promise<void>): Promise<void> {
  const become = (id: string, kind: string) =>
    db.$queryRaw`select set_config('app.user_id', ${id}, true), set_config('app.organisation_kind', ${kind}, true)`;
  await become(userId, organisationKind);
  await work();
  await become('', 'SYSTEM');
}
