import type { DisagreementView } from '@/lib/plan-disagreements';
import type { PlanDocumentFacts } from '@/lib/plan-documents/plan-document-facts';
import type { CatalogueEntry, PlanActivityView, PlanVersionView } from '@/lib/plans';

const placement: CatalogueEntry = {
  code: 'WORK_PLACEMENT',
  name: 'Praktik',
  activityClass: 'ASSIGNED',
  lawKind: 4,
  party: 'MUNICIPALITY',
  isProgramme: false,
  strengthens: true,
  matches: true,
  isEvidenceBased: false,
  source: '',
};

/** What the catalogue of a document test holds. */
const CATALOGUE: CatalogueEntry[] = [
  placement,
  { ...placement, code: 'SFI', name: 'Svenska för invandrare (SFI)', activityClass: 'OCCUPATION', lawKind: null },
  { ...placement, code: 'OWN_JOB_SEARCH', name: 'Eget arbetssökande', activityClass: 'JOB_SEARCH', lawKind: null },
];

/** Praktik on Mondays and Tuesdays at a warehouse unless something else is said. */
export function activityView(change: Partial<PlanActivityView> = {}): PlanActivityView {
  return {
    lineageId: '01a20055-ed18-7148-a216-0fedc259a601',
    typeCode: 'WORK_PLACEMENT',
    title: 'Praktik på lagret',
    groupId: null,
    startsOn: '2026-10-05',
    endsOn: null,
    flexibleWeeklyMinutes: null,
    place: 'Lagergatan 2',
    contactName: 'Vera Handledare',
    contactPhone: '010-555 11 11',
    contactEmail: 'vera@almby.example',
    travelMinutes: null,
    slots: [1, 2].map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 960 })),
    exceptions: [],
    party: 'MUNICIPALITY',
    providerId: null,
    providerName: null,
    referralId: null,
    cancelledDays: [],
    ...change,
  };
}

/** SFI on two mornings, of which one begins in January, and not held over Christmas. */
export const sfi = activityView({
  lineageId: '01a20055-ed18-7148-a216-0fedc259a602',
  typeCode: 'SFI',
  title: 'SFI, kurs C',
  place: 'Lärcentrum',
  travelMinutes: 25,
  endsOn: '2027-03-31',
  slots: [
    { weekday: 3, startsMinute: 540, endsMinute: 720 },
    { weekday: 4, startsMinute: 540, endsMinute: 720, startsOn: '2027-01-07' },
  ],
  exceptions: [{ fromOn: '2026-12-21', toOn: '2027-01-06', reason: 'Jullov' }],
  cancelledDays: ['2026-11-25'],
});

/** Five hours a week of one's own. */
export const jobSearch = activityView({
  lineageId: '01a20055-ed18-7148-a216-0fedc259a603',
  typeCode: 'OWN_JOB_SEARCH',
  title: 'Eget arbetssökande',
  place: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  slots: [],
  flexibleWeeklyMinutes: 300,
});

/** A plan in force since October, of three activities, that both authorities have approved. */
export function versionView(change: Partial<PlanVersionView> = {}): PlanVersionView {
  return {
    id: '01a20055-ed18-7148-a216-0fedc259a6aa',
    number: 2,
    revision: 0,
    state: 'IN_FORCE',
    isEmploymentServiceParty: true,
    goalKind: 'WORK',
    goalOccupation: 'Lagerarbetare',
    needs: 'Behöver praktik och mer svenska.',
    individualView: 'Jag vill arbeta så snart som möjligt.',
    individualTookPart: true,
    individualTookPartHow: 'Möte på kontoret',
    municipalityUndertakings: 'Ordnar plats och handledare.',
    employmentServiceUndertakings: 'Följer upp varje månad.',
    individualUndertakings: 'Kommer i tid och ringer vid förhinder.',
    municipalityContactId: null,
    employmentServiceContactId: null,
    startsOn: '2026-10-05',
    followUpOn: '2027-03-31',
    activities: [activityView(), sfi, jobSearch],
    createdAt: '2026-09-20T08:00:00.000Z',
    createdByParty: 'MUNICIPALITY',
    createdByName: 'Sara Holm',
    changedAt: '2026-09-21T08:00:00.000Z',
    changedByName: 'Sara Holm',
    proposedAt: '2026-09-22T08:00:00.000Z',
    proposedByName: 'Sara Holm',
    proposedByParty: 'MUNICIPALITY',
    approvals: [
      {
        party: 'MUNICIPALITY',
        userId: '01a20055-ed18-7148-a216-0fedc259a6b1',
        name: 'Sara Holm',
        at: '2026-09-28T08:00:00.000Z',
        basis: 'RESPONSIBLE',
        reason: null,
      },
      {
        party: 'EMPLOYMENT_SERVICE',
        userId: '01a20055-ed18-7148-a216-0fedc259a6b2',
        name: 'Anna Ros',
        at: '2026-09-30T22:30:00.000Z',
        basis: 'RESPONSIBLE',
        reason: null,
      },
    ],
    lostApprovals: [],
    inForceFrom: '2026-10-05',
    inForceTo: null,
    endReason: null,
    missing: [],
    ...change,
  };
}

/** The individual does not agree with the placement. */
export const disagreement: DisagreementView = {
  id: '01a20055-ed18-7148-a216-0fedc259a6c1',
  part: 'ACTIVITY',
  lineageId: activityView().lineageId,
  party: 'INDIVIDUAL',
  words: 'Resan dit är för lång.',
  expressedOn: '2026-11-10',
  ending: null,
  endedOn: null,
  recordedByName: 'Sara Holm',
  canEnd: true,
};

/** All that a document is made of, on an ordinary Wednesday. */
export function documentFacts(change: Partial<PlanDocumentFacts> = {}): PlanDocumentFacts {
  return {
    personName: 'Test Person',
    caseNumber: '2026-0412',
    municipalityName: 'Almby kommun',
    version: versionView(),
    catalogue: CATALOGUE,
    contacts: {
      MUNICIPALITY: { name: 'Sara Holm', phone: '010-555 01 01', email: 'sara.holm@almby.example' },
      EMPLOYMENT_SERVICE: { name: 'Anna Ros', phone: null, email: 'anna.ros@af.example' },
    },
    disagreements: [disagreement],
    today: '2026-11-18',
    ...change,
  };
}
