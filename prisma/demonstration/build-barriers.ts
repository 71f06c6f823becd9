import { findGapOwner } from '@/lib/case-weeks';
import { fromDay } from '@/lib/platform/days';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { idOf } from './identity';
import type { CaseRows } from './rows';
import type { Setting } from './setting';

const NOTES: Record<string, string> = {
  NO_PLACE: 'Ingen ledig plats i grupp eller praktik de dagarna.',
  WAITING_FOR_SFI: 'Står i kö till SFI, beräknad start nästa kursperiod.',
  CHILDCARE_MISSING: 'Barnomsorg saknas på eftermiddagarna.',
  AF_DECISION: 'Väntar på Arbetsförmedlingens beslut om insats.',
  PROVIDER_CANCELLED: 'Arbetsgivaren kunde inte ta emot längre.',
  HEALTH: 'Utredning pågår i vården.',
  INDIVIDUAL: 'Har tackat nej till två erbjudna platser.',
};

/** Someone to ask where the owner has no officer in Samspel. */
const CONTACTS: Record<string, string> = {
  WAITING_FOR_SFI: 'SFI-expeditionen, 010-555 12 40',
  HEALTH: 'Rehabkoordinatorn på vårdcentralen, 010-555 17 05',
  PROVIDER_CANCELLED: 'Verksamhetsledaren, 010-555 18 20',
};

const FOLLOW_UPS: Record<string, string> = {
  NO_PLACE: 'Frågade samordnaren. En plats väntas bli ledig om två veckor.',
  WAITING_FOR_SFI: 'Ringde SFI. Nivåtestet är bokat.',
  CHILDCARE_MISSING: 'Barnomsorgen söker plats med öppet till 18.',
  AF_DECISION: 'Arbetsförmedlingen svarar senast i slutet av månaden.',
  PROVIDER_CANCELLED: 'Två andra arbetsgivare är tillfrågade.',
  HEALTH: 'Läkarbesöket är flyttat till nästa månad.',
  INDIVIDUAL: 'Samtal bokat om vad som skulle passa bättre.',
};

/** What stood in the way in each stage of the life: solved when the next stage came, open in the present one, some of them overdue. */
export function buildBarriers(setting: Setting): Pick<CaseRows, 'gapCauses' | 'barrierNotes'> {
  const { key, life, calendar, municipalityId, caseId, officer } = setting;
  const built = life.stages.flatMap((stage, index) => {
    if (!('gap' in stage) || stage.gap === null) return [];
    const next = life.stages[index + 1];
    const fromOn = calendar.monday(stage.weeksAgo);
    const recordedOn = addDays(fromOn, -3);
    const id = idOf('gap', key, fromOn);
    const chance = chanceOf(`barrier ${key} ${stage.gap}`);
    const solvedOn = next ? addDays(calendar.monday(next.weeksAgo), -1) : null;
    const note = (kind: 'FOLLOW_UP' | 'SOLVED', text: string, on: IsoDay) => ({
      municipalityId,
      id: idOf('barrier note', id, kind),
      caseId,
      gapCauseId: id,
      kind,
      text,
      isShared: stage.gap === 'AF_DECISION',
      writtenBy: officer.id,
      writtenByParty: 'MUNICIPALITY' as const,
      writtenAt: officeHour(on, 120),
    });
    const gapCause = {
      municipalityId,
      id,
      caseId,
      code: stage.gap,
      owner: findGapOwner({ code: stage.gap, party: null }),
      note: NOTES[stage.gap] ?? '',
      fromOn: fromDay(fromOn),
      toOn: solvedOn === null ? null : fromDay(solvedOn),
      recordedBy: officer.id,
      recordedAt: officeHour(recordedOn, 90),
      dueOn: fromDay(solvedOn === null ? calendar.workingDaysAgo(chance.between(-15, 4)) : addWorkingDays(fromOn, 10)),
      ownerContact: CONTACTS[stage.gap] ?? '',
      ...(solvedOn === null
        ? {}
        : { closedAs: 'SOLVED' as const, closedBy: officer.id, closedAt: officeHour(addDays(solvedOn, -2), 120) }),
    };
    const followedUpOn = calendar.workingDaysAgo(chance.between(1, 6));
    const isFollowedUp = solvedOn === null && followedUpOn > fromOn && chance.happens(0.5);
    return [
      {
        gapCause,
        notes: [
          ...(isFollowedUp ? [note('FOLLOW_UP', FOLLOW_UPS[stage.gap] ?? '', followedUpOn)] : []),
          ...(solvedOn === null
            ? []
            : [note('SOLVED', 'Det löste sig i och med den nya planeringen.', addDays(solvedOn, -2))]),
        ],
      },
    ];
  });
  return { gapCauses: built.map(({ gapCause }) => gapCause), barrierNotes: built.flatMap(({ notes }) => notes) };
}
