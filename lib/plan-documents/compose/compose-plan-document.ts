import { listDisagreementsBeside, listDisagreementsDuring, type PlanPlace } from '../../plan-disagreements';
import { stockholmDayOf } from '../../time';
import { createSay, type Say } from '../document-texts';
import type { PlanDocumentFacts } from '../plan-document-facts';
import type { DocumentBlock, DocumentLanguage, DocumentSection, Line, PlanDocument } from '../rules/document';
import { composeActivities } from './compose-activities';
import { composeWeek } from './compose-week';
import { type Composing, dayLine, inLanguage, written } from './composing';

/**
 * The plan in plain Swedish for the one it is about, in the order in which one asks: what it is, where it leads, what my week is like,
 * where I am to be and whom I call, who does what, what I think myself, and what I do when I cannot come.
 */
export function composePlanDocument(facts: PlanDocumentFacts, language: DocumentLanguage): PlanDocument {
  const say = createSay(language);
  const { version, today } = facts;
  const during = listDisagreementsDuring(facts.disagreements, {
    fromOn: version.inForceFrom ?? today,
    toOn: version.inForceTo,
  });
  const composing: Composing = {
    facts,
    language,
    say,
    disagreementsBeside: (place) => composeDisagreements(listDisagreementsBeside(during, place), say),
  };
  return {
    title: say('title'),
    lead: composeLead(composing),
    sections: [
      composeGoal(composing),
      composeWeek(composing),
      composeActivities(composing),
      composeUndertakings(composing),
      composeView(composing),
      composeHindered(composing),
      composeContacts(composing),
      composeFollowUp(composing),
    ],
  };
}

function composeDisagreements(disagreements: PlanDocumentFacts['disagreements'], say: Say): DocumentBlock[] {
  return disagreements.map(({ party, words, expressedOn, ending, endedOn }) => ({
    kind: 'disagreement',
    who: say(`disagrees${party}`, { day: dayLine(expressedOn) }),
    words,
    ended: ending !== null && endedOn !== null ? say(`disagreement${ending}`, { day: dayLine(endedOn) }) : null,
  }));
}

function composeLead({ facts, language, say }: Composing): DocumentBlock[] {
  const { version, municipalityName, personName, caseNumber, today } = facts;
  const lead = say(version.isEmploymentServiceParty ? 'leadBoth' : 'leadMunicipality', {
    municipality: municipalityName,
  });
  const state = tellState(facts, say);
  return [
    { kind: 'text', line: lead },
    ...(language === 'en-sv' ? [{ kind: 'text' as const, line: say('writtenInSwedish') }] : []),
    version.state === 'IN_FORCE' ? { kind: 'text', line: state } : { kind: 'text', line: state, tone: 'attention' },
    {
      kind: 'facts',
      facts: [
        { label: say('person'), lines: [written(personName)] },
        { label: say('caseNumber'), lines: [written(caseNumber)] },
        { label: say('version'), lines: [written(String(version.number))] },
        { label: say('printedOn'), lines: [inLanguage(dayLine(today), language)] },
      ],
    },
  ];
}

function tellState({ version }: PlanDocumentFacts, say: Say): Line {
  const { state, inForceFrom, inForceTo } = version;
  if (state === 'DRAFT') return say('stateDraft');
  if (state === 'PROPOSED') return say('stateProposed');
  if (inForceFrom === null || (inForceTo !== null && inForceTo < inForceFrom)) return say('stateNever');
  const from = dayLine(inForceFrom);
  if (state === 'APPROVED') return say('stateApproved', { day: from });
  if (inForceTo === null) return say('stateInForce', { day: from });
  return say(state === 'IN_FORCE' ? 'stateInForceTo' : 'stateOver', { from, to: dayLine(inForceTo) });
}

function composeGoal({ facts, say, disagreementsBeside }: Composing): DocumentSection {
  const { goalKind, goalOccupation, needs } = facts.version;
  const goal =
    goalKind === null
      ? say('goalMissing')
      : say(goalKind === 'WORK' ? 'goalWork' : 'goalStudies', { occupation: goalOccupation });
  return {
    title: say('goal'),
    blocks: [
      { kind: 'text', line: goal },
      ...disagreementsBeside({ part: 'GOAL', lineageId: null }),
      { kind: 'heading', line: say('needs') },
      { kind: 'text', line: needs === '' ? say('notWritten') : written(needs) },
      ...disagreementsBeside({ part: 'NEEDS', lineageId: null }),
    ],
  };
}

function composeUndertakings({ facts, say, disagreementsBeside }: Composing): DocumentSection {
  const { version } = facts;
  const part = (title: Line, words: string, place: PlanPlace['part']): DocumentBlock[] => [
    { kind: 'heading', line: title },
    { kind: 'text', line: words === '' ? say('notWritten') : written(words) },
    ...disagreementsBeside({ part: place, lineageId: null }),
  ];
  return {
    title: say('undertakings'),
    blocks: [
      ...part(say('individualUndertakings'), version.individualUndertakings, 'INDIVIDUAL_UNDERTAKINGS'),
      ...part(say('municipalityUndertakings'), version.municipalityUndertakings, 'MUNICIPALITY_UNDERTAKINGS'),
      ...(version.isEmploymentServiceParty
        ? part(
            say('employmentServiceUndertakings'),
            version.employmentServiceUndertakings,
            'EMPLOYMENT_SERVICE_UNDERTAKINGS',
          )
        : []),
    ],
  };
}

function composeView({ facts, say, disagreementsBeside }: Composing): DocumentSection {
  const { individualView, individualTookPart, individualTookPartHow } = facts.version;
  const whole = disagreementsBeside({ part: 'WHOLE', lineageId: null });
  const tookPart =
    individualTookPart === null ? say('tookPartUnknown') : say(individualTookPart ? 'tookPartYes' : 'tookPartNo');
  return {
    title: say('view'),
    blocks: [
      { kind: 'text', line: individualView === '' ? say('viewMissing') : written(individualView) },
      {
        kind: 'facts',
        facts: [
          {
            label: say('tookPart'),
            lines: [tookPart, ...(individualTookPartHow === '' ? [] : [written(individualTookPartHow)])],
          },
        ],
      },
      ...(whole.length > 0 ? [{ kind: 'heading' as const, line: say('aboutWhole') }, ...whole] : []),
    ],
  };
}

function composeHindered({ say }: Composing): DocumentSection {
  return {
    title: say('hindered'),
    blocks: [
      {
        kind: 'list',
        items: [
          say('hinderedCall'),
          say('hinderedNobody'),
          say('hinderedChild'),
          say('hinderedCertificate'),
          say('hinderedPlan'),
        ],
      },
    ],
  };
}

function composeContacts({ facts, say }: Composing): DocumentSection {
  const { contacts, municipalityName, version } = facts;
  const rows: Line[][] = [];
  const add = (where: Line, contact: { name: string; phone: string | null; email: string } | null) => {
    if (contact === null || contact.name === '') return;
    rows.push([
      where,
      written(contact.name),
      contact.phone ? written(contact.phone) : say('noPhone'),
      written(contact.email),
    ]);
  };
  add(written(municipalityName), contacts.MUNICIPALITY);
  if (version.isEmploymentServiceParty) add(say('employmentService'), contacts.EMPLOYMENT_SERVICE);
  for (const { providerName, contactName, contactPhone, contactEmail } of version.activities) {
    const isTold = rows.some(([where, name]) => where?.sv === providerName && name?.sv === contactName);
    if (providerName === null || isTold) continue;
    add(written(providerName), { name: contactName, phone: contactPhone || null, email: contactEmail });
  }
  const title = say('contacts');
  if (rows.length === 0) return { title, blocks: [{ kind: 'text', line: say('contactsNone') }] };
  const heads = [say('contactWhere'), say('contactName'), say('contactPhone'), say('contactEmail')];
  return { title, blocks: [{ kind: 'table', table: { caption: title, heads, rows } }] };
}

function composeFollowUp({ facts, say }: Composing): DocumentSection {
  const { followUpOn, approvals } = facts.version;
  return {
    title: say('followUp'),
    blocks: [
      {
        kind: 'text',
        line: followUpOn === null ? say('followUpNone') : say('followUpOn', { day: dayLine(followUpOn) }),
      },
      { kind: 'heading', line: say('approvals') },
      approvals.length === 0
        ? { kind: 'text', line: say('approvalsNone') }
        : {
            kind: 'list',
            items: approvals.map(({ party, name, at }) =>
              say(`approved${party}`, { name, day: dayLine(stockholmDayOf(new Date(at))) }),
            ),
          },
    ],
  };
}
