import { addDays, addMonths, type IsoDay } from '@/lib/time';
import { ACCOUNTS, accountsWith, type DemonstrationAccount } from './accounts';
import { buildCase } from './build-case';
import type { Catalogue } from './build-plan-versions';
import { type Calendar, calendarOf } from './calendar';
import { type Chance, chanceOf } from './chance';
import { createIdentityNumbers, idOf } from './identity';
import { drawName } from './names';
import {
  type DemonstrationMunicipality,
  EMPLOYERS,
  EMPLOYMENT_SERVICE,
  MUNICIPALITIES,
  type UnitKey,
} from './organisations';
import { drawProfile, PATHS, type PathKey } from './paths';
import { PROFILES, type ProfileKey } from './profiles';
import type { CaseRows } from './rows';
import type { Setting } from './setting';
import type { Life, Pending, Stage } from './stages';
import { listAtProvider, listLeftForWork, STORIES } from './stories';
import { UNIT_MIXES } from './unit-mixes';

/** How many cases a demonstration account of a social worker holds. */
const CASELOAD = 24;

/** All cases of the demonstration as they stand at `now`: the same for the same day. */
export function buildDemonstration({
  now,
  today,
  catalogue,
}: {
  now: Date;
  today: IsoDay;
  catalogue: Catalogue;
}): CaseRows[] {
  const calendar = calendarOf(now, today);
  const giveIdentity = createIdentityNumbers();
  return MUNICIPALITIES.flatMap((municipality) => {
    const settings = municipality.units
      .flatMap(({ key }) => settingsOf(municipality, { unit: key, calendar }))
      .sort((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
    const nextNumber = createCaseNumbers(municipality.key);
    return settings.map((setting) => {
      const { chance } = setting;
      const isWoman = chance.happens(0.52);
      const isParent = setting.childrenBornOn.length > 0;
      const age = isParent ? chance.between(22, 43) : chance.between(19, 61);
      const identity = giveIdentity({
        bornOn: addDays(addMonths(today, -12 * age), -chance.between(1, 360)),
        isWoman,
        hasCoordinationNumber: chance.happens(0.03),
      });
      const person = { ...drawName(chance, isWoman), ...identity };
      return buildCase(setting, { person, number: nextNumber(setting.openedOn), catalogue });
    });
  });
}

/** Case numbers as a municipality gives them: by year, with gaps for all that is not economic assistance. */
function createCaseNumbers(municipality: string) {
  const chance = chanceOf(`${municipality}/numbers`);
  const last = new Map<string, number>();
  return (openedOn: IsoDay) => {
    const year = openedOn.slice(0, 4);
    const number = (last.get(year) ?? 10) + chance.between(1, 9);
    last.set(year, number);
    return `${year}-${String(number).padStart(4, '0')}`;
  };
}

function settingsOf(
  municipality: DemonstrationMunicipality,
  { unit, calendar }: { unit: UnitKey; calendar: Calendar },
): Setting[] {
  const giveOfficer = shareOut(unit, municipality);
  return livesOf(unit).map((life, index) => {
    const key = `${municipality.key}/${unit}/${index + 1}`;
    const chance = chanceOf(key);
    const { officer, employmentOfficer } = giveOfficer(life);
    const coaches = accountsWith(municipality.key, 'JOB_COACH');
    const [firstStage] = life.stages;
    const began = calendar.monday(firstStage?.weeksAgo ?? 0);
    const openedOn =
      firstStage?.kind === 'UNASSESSED'
        ? addDays(began, chance.between(0, 3))
        : addDays(began, -chance.between(14, 400));
    const assistanceFromMonth = `${openedOn.slice(0, 7)}-01`;
    return {
      key,
      life,
      calendar,
      chance,
      municipality,
      municipalityId: idOf('organisation', municipality.key),
      caseId: idOf('case', key),
      officer,
      jobCoach: chance.oneOf(coaches),
      employmentOfficer: life.isRegistered ? employmentOfficer : null,
      employer: chance.oneOf(EMPLOYERS[municipality.key]),
      childrenBornOn: drawChildren(life, chance, calendar),
      openedOn,
      assistanceFromMonth,
      registeredSince: life.isRegistered ? addDays(openedOn, -chance.between(5, 500)) : null,
    };
  });
}

function livesOf(unit: UnitKey): Life[] {
  const mix = Object.entries(UNIT_MIXES[unit]) as [PathKey, number][];
  const drawn = mix.flatMap(([path, count]) =>
    Array.from({ length: count }, (_, index): Life => {
      const chance = chanceOf(`${unit}/${path}/${index}`);
      const stages = PATHS[path](chance);
      const isInRom = stages.some(({ kind }) => kind === 'ROM');
      const profile = drawProfile(chance, path);
      return {
        unit,
        profile,
        stages: fitGaps(stages, profile),
        isRegistered: isInRom || path === 'newcomer' || chance.happens(0.82),
        protection: 'NONE',
        isOnBreak: false,
        pending: path === 'newcomer' ? drawPending(chance) : null,
        isStory: false,
      };
    }),
  );
  return [...STORIES.filter((life) => life.unit === unit), ...drawn, ...listLeftForWork(unit), ...listAtProvider(unit)];
}

/** Childcare stands in the way only of one with a child who needs it; and of one whose place is too short before anything else. */
function fitGaps(stages: Stage[], profile: ProfileKey): Stage[] {
  const isParent = PROFILES[profile].hasYoungChild && !stages.some(isOnParentalLeave);
  return stages.map((stage) => {
    if (!('gap' in stage) || stage.gap === null) return stage;
    if (stage.gap === 'CHILDCARE_MISSING' && !isParent) return { ...stage, gap: 'NO_PLACE' };
    return profile === 'shortChildcare' && isParent ? { ...stage, gap: 'CHILDCARE_MISSING' } : stage;
  });
}

function isOnParentalLeave(stage: Stage): boolean {
  return stage.kind === 'EXEMPT' && stage.by === 'PARENTAL_LEAVE';
}

function drawPending(chance: Chance): Pending {
  return chance.oneOf<Pending>([
    { kind: 'PLAN', as: 'AWAITS_EMPLOYMENT_SERVICE' },
    { kind: 'PLAN', as: 'AWAITS_MUNICIPALITY' },
    { kind: 'PLAN', as: 'DRAFT' },
  ]);
}

/** Stories go to the demonstration accounts, which then are filled up; the colleagues share the rest. */
function shareOut(unit: UnitKey, { key }: DemonstrationMunicipality) {
  const officers = accountsWith(key, 'SOCIAL_WORKER', unit);
  const employmentOfficers = accountsWith(EMPLOYMENT_SERVICE.key, 'EMPLOYMENT_OFFICER');
  const shown = officers.find(({ purpose }) => purpose !== null) ?? null;
  const shownAtOffice = employmentOfficers.filter(({ purpose }) => purpose !== null);
  const held = new Map<string, number>();
  let turn = 0;
  const least = (candidates: DemonstrationAccount[]) =>
    candidates.reduce((first, next) => ((held.get(next.id) ?? 0) < (held.get(first.id) ?? 0) ? next : first));
  return ({ isStory }: Life) => {
    const others = officers.filter((account) => account !== shown || (held.get(account.id) ?? 0) < CASELOAD);
    const officer = isStory && shown ? shown : least(others);
    held.set(officer.id, (held.get(officer.id) ?? 0) + 1);
    turn += 1;
    const candidates = isStory ? shownAtOffice : employmentOfficers;
    const employmentOfficer = candidates[turn % candidates.length] ?? null;
    return { officer, employmentOfficer };
  };
}

/** Children only where the assessment reckons with them, and some who are old enough not to matter. */
function drawChildren({ profile, stages }: Life, chance: Chance, { today, monday }: Calendar): IsoDay[] {
  const leave = stages.find(isOnParentalLeave);
  const born = (monthsAgo: number) => addDays(addMonths(today, -monthsAgo), -chance.between(0, 27));
  if (leave) return [addDays(monday(leave.weeksAgo), -chance.between(5, 30))];
  if (profile === 'parent' || profile === 'shortChildcare') {
    const youngest = born(chance.between(26, 74));
    return chance.happens(0.5) ? [youngest, born(chance.between(110, 170))] : [youngest];
  }
  return chance.happens(0.15) ? [born(chance.between(118, 190))] : [];
}

/** What the account is for, with the number of cases filled in; null for a colleague whom nobody signs in as. */
export function describePurposes(cases: readonly CaseRows[]): Map<string, string | null> {
  const open = cases.filter(({ caseRecord }) => caseRecord.closedOn === null);
  const countOf = ({ id, role }: DemonstrationAccount) =>
    open.filter(({ caseRecord, referrals }) => {
      if (role === 'SOCIAL_WORKER') return caseRecord.responsibleUserId === id;
      if (role === 'EMPLOYMENT_OFFICER') return caseRecord.employmentOfficerId === id;
      return referrals.some(
        ({ draft, outcome }) => draft.coachId === id && (outcome.state === 'DECIDED' || outcome.state === 'STARTED'),
      );
    }).length;
  return new Map(
    ACCOUNTS.map((account) => [account.id, account.purpose?.replace('{cases}', String(countOf(account))) ?? null]),
  );
}
