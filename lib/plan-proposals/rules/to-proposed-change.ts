import type { ProposedChange } from '../../plans/rules/proposed-change';
import type { ProposePlanChangeInput } from '../schemas';

/** What a written proposal would change, without the fields that its kind does not ask about. `title` names the activity. */
export function toProposedChange(input: ProposePlanChangeInput, title: string): ProposedChange {
  const { kind, parts, place, contactName, contactPhone, contactEmail, startsOn, endsOn, typeCode } = input;
  const times =
    input.timesKind === 'SLOTS'
      ? { slots: input.slots, flexibleWeeklyMinutes: null }
      : { slots: [], flexibleWeeklyMinutes: input.flexibleWeeklyMinutes };
  const contact = { place, contactName, contactPhone, contactEmail };
  switch (kind) {
    case 'END':
      return { kind, endsOn: endsOn ?? '' };
    case 'ADD':
      return { kind, typeCode, title, startsOn: startsOn ?? '', endsOn, ...times, ...contact };
    case 'CHANGE':
      return {
        kind,
        times: parts.includes('TIMES') ? times : null,
        contact: parts.includes('CONTACT') ? contact : null,
      };
  }
}
