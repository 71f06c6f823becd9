import { describe, expect, it } from 'vitest';
import type { Role } from '../../access';
import type { ConsultationState, ConsultingParty } from '../../consultations';
import { listConsultationPlaces } from './consultation-section';

const K = 'MUNICIPALITY';
const A = 'EMPLOYMENT_SERVICE';

type Reader = { role: Role; party: ConsultingParty };
const socialWorker: Reader = { role: 'SOCIAL_WORKER', party: K };
const unitManager: Reader = { role: 'UNIT_MANAGER', party: K };
const officer: Reader = { role: 'EMPLOYMENT_OFFICER', party: A };
const officeManager: Reader = { role: 'EMPLOYMENT_MANAGER', party: A };

function sectionFor(reader: Reader, state: ConsultationState, requestedByParty: ConsultingParty): string | undefined {
  return listConsultationPlaces(reader).find(
    (place) => place.state === state && place.requestedByParty === requestedByParty,
  )?.section;
}

describe('where a reader meets a samråd', () => {
  it.each<[ConsultationState, ConsultingParty, string?, string?, string?, string?]>([
    ['REQUESTED', A, 'ANSWER', 'ANSWER', 'WAITING', 'WAITING'],
    ['REQUESTED', K, 'WAITING', 'WAITING', 'ANSWER', 'ANSWER'],
    ['OVERDUE', A, 'ANSWER', 'OVERDUE', 'WAITING', 'OVERDUE'],
    ['OVERDUE', K, 'WAITING', 'OVERDUE', 'ANSWER', 'OVERDUE'],
    ['ANSWERED', A, 'WAITING', 'WAITING', 'CONCLUDE', 'CONCLUDE'],
    ['ANSWERED', K, 'WAITING', 'WAITING', 'CONCLUDE', 'CONCLUDE'],
    ['CONCLUDED', A, 'CONFIRM', 'CONFIRM', 'WAITING', 'WAITING'],
    ['CONCLUDED', K, 'CONFIRM', 'CONFIRM', 'WAITING', 'WAITING'],
    ['ESCALATED', A, undefined, 'DISAGREED', undefined, 'DISAGREED'],
    ['ESCALATED', K, undefined, 'DISAGREED', undefined, 'DISAGREED'],
    ['WITHDRAWN', A, undefined, undefined, undefined, undefined],
  ])('%s, asked by %s', (state, requestedBy, forWorker, forManager, forOfficer, forOfficeManager) => {
    expect(sectionFor(socialWorker, state, requestedBy)).toBe(forWorker);
    expect(sectionFor(unitManager, state, requestedBy)).toBe(forManager);
    expect(sectionFor(officer, state, requestedBy)).toBe(forOfficer);
    expect(sectionFor(officeManager, state, requestedBy)).toBe(forOfficeManager);
  });
});
