import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import { ACCOUNTS } from './accounts';
import { idOf } from './identity';

const MUNICIPALITY = 'granvik';
const municipalityId = idOf('organisation', MUNICIPALITY);

const GOALS = [
  { key: 'samrad', words: 'Inget samråd står obesvarat efter sista svarsdagen.', owner: 'Monica Wester' },
  { key: 'plan', words: 'Alla har en gemensam plan inom 30 dagar från att de skrivs in.', owner: 'Helena Brodin' },
  { key: 'parallell', words: 'De flesta har insatser från båda parter i samma vecka.', owner: 'Helena Brodin' },
] as const;

/** The överenskommelse of one of the municipalities, in force since last year; the other has none yet. And a proposal that waits for AF. */
export async function writeAgreements(db: Db, { today }: { today: IsoDay }): Promise<void> {
  const lastYear = Number(today.slice(0, 4)) - 1;
  const from: IsoDay = `${lastYear}-02-01`;
  const first = version('first', {
    startsOn: fromDay(from),
    reason: 'Vår första överenskommelse om samråd och gemensamma planer.',
    proposedAt: instant(`${lastYear}-01-16`),
  });
  const proposal = version('proposal', {
    startsOn: fromDay(addDays(addWorkingDays(today, 5), 1)),
    answerWorkingDays: 3,
    employmentDecisionWorkingDays: 8,
    reason: 'Platser hinner gå förlorade medan vi väntar på varandra. Vi svarar oftast inom tre dagar redan.',
    proposedAt: instant(addWorkingDays(today, -2)),
  });
  await db.agreement.create({ data: first });
  await writeGoals(db, first.id, GOALS);
  await db.agreement.update({
    where: { municipalityId_id: { municipalityId, id: first.id } },
    data: {
      municipalityApprovedBy: accountOf('Helena Brodin'),
      municipalityApprovedAt: first.proposedAt,
      employmentServiceApprovedBy: accountOf('Monica Wester'),
      employmentServiceApprovedAt: instant(`${lastYear}-01-24`),
      inForceFrom: first.startsOn,
    },
  });
  await writeAnswers(db, lastYear);
  await db.agreement.create({ data: proposal });
  await writeGoals(db, proposal.id, [
    ...GOALS,
    {
      key: 'anstallning',
      words: 'Inga platser för anställning med stöd går förlorade i väntan på beslut.',
      owner: 'Monica Wester',
    },
  ]);
  await db.agreement.update({
    where: { municipalityId_id: { municipalityId, id: proposal.id } },
    data: { municipalityApprovedBy: accountOf('Helena Brodin'), municipalityApprovedAt: proposal.proposedAt },
  });
}

const ANSWERS = [
  {
    goal: 'samrad',
    party: 'MUNICIPALITY',
    attainment: 'ABOUT_HALF',
    causes: ['LATE_ANSWERS'],
    words: 'Många svar kom veckan efter.',
  },
  { goal: 'samrad', party: 'EMPLOYMENT_SERVICE', attainment: 'MOST', causes: ['NEW_STAFF'], words: '' },
  { goal: 'plan', party: 'MUNICIPALITY', attainment: 'MOST', causes: ['NO_TIME'], words: '' },
  { goal: 'plan', party: 'EMPLOYMENT_SERVICE', attainment: 'MOST', causes: ['NO_TIME'], words: '' },
  { goal: 'parallell', party: 'MUNICIPALITY', attainment: 'FEW', causes: ['NO_PLACES', 'UNCLEAR_ROUTINES'], words: '' },
  { goal: 'parallell', party: 'EMPLOYMENT_SERVICE', attainment: 'ABOUT_HALF', causes: ['UNCLEAR_ROUTINES'], words: '' },
] as const;

/** What both parties said of last year. */
async function writeAnswers(db: Db, year: number): Promise<void> {
  await db.agreementGoalAnswer.createMany({
    data: ANSWERS.map(({ goal, party, causes, ...said }) => ({
      municipalityId,
      lineageId: idOf('agreement-goal', MUNICIPALITY, goal),
      year,
      party,
      causes: [...causes],
      ...said,
      answeredBy: accountOf(party === 'MUNICIPALITY' ? 'Helena Brodin' : 'Monica Wester'),
      answeredAt: instant(`${year}-12-11`),
    })),
  });
}

type Version = Prisma.AgreementCreateManyInput & { id: string };

function version(
  key: string,
  content: Pick<Version, 'startsOn' | 'reason' | 'proposedAt'> & Partial<Version>,
): Version {
  return {
    municipalityId,
    id: idOf('agreement', MUNICIPALITY, key),
    answerWorkingDays: 5,
    freshDays: 30,
    escalateAfterWorkingDays: 0,
    concludeWorkingDays: 5,
    planApprovalWorkingDays: 5,
    messageWorkingDays: 2,
    employmentDecisionWorkingDays: 10,
    returnWorkingDays: 10,
    exemptTypeCodes: [],
    municipalityContactIds: [accountOf('Helena Brodin'), accountOf('Mats Ekwall')],
    employmentServiceContactIds: [accountOf('Monica Wester')],
    proposedBy: accountOf('Helena Brodin'),
    proposedByParty: 'MUNICIPALITY',
    ...content,
  };
}

async function writeGoals(
  db: Db,
  agreementId: string,
  goals: readonly { key: string; words: string; owner: string }[],
): Promise<void> {
  await db.agreementGoal.createMany({
    data: goals.map(({ key, words, owner }, index) => ({
      municipalityId,
      agreementId,
      lineageId: idOf('agreement-goal', MUNICIPALITY, key),
      position: index + 1,
      words,
      ownerUserId: accountOf(owner),
    })),
  });
}

function accountOf(name: string): string {
  const account = ACCOUNTS.find((each) => each.name === name);
  if (!account) throw new Error(`no account of ${name} in the demonstration`);
  return account.id;
}

function instant(day: IsoDay): Date {
  return new Date(`${day}T09:20:00.000Z`);
}
