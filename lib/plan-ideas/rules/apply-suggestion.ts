import { addActivity, addSlot, beginActivity, type CatalogueEntry, type PlannerState } from '../../plans';
import type { Suggestion } from './suggest-for-gap';

/** The drawn week with the suggestion put in it as an activity of its own; the same week when its type is unknown. */
export function applySuggestion(
  state: PlannerState,
  {
    suggestion,
    catalogue,
    lineageId,
    placeText,
  }: {
    suggestion: Suggestion;
    catalogue: readonly CatalogueEntry[];
    lineageId: string;
    /** What stands as place where the suggestion has none: whom the times are agreed with. */
    placeText: string;
  },
): PlannerState {
  const type = catalogue.find(({ code }) => code === suggestion.typeCode);
  if (!type) return state;
  const { startsOn, endsOn, groupId, name, slots } = suggestion;
  const activity = {
    ...beginActivity({ type, startsOn, lineageId }),
    title: name,
    groupId,
    endsOn,
    place: suggestion.place || placeText,
    slots: [],
  };
  return slots.reduce((current, slot) => addSlot(current, lineageId, slot), addActivity(state, activity));
}
