'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import type {
  DiscardPlanAlternativeInput,
  PlanAlternative,
  PlanAlternativesInput,
  RenamePlanAlternativeInput,
  SavePlanAlternativeInput,
  SwapPlanAlternativeInput,
} from '@/lib/plan-ideas';
import { closePlanner, type PlanActivity, type PlannerState } from '@/lib/plans';
import type { Planner } from '../planner/use-planner';

type Answer<Input, Data> = (input: Input) => Promise<CommandResult<Data>>;

export interface AlternativeActions {
  list: Answer<PlanAlternativesInput, PlanAlternative[]>;
  save: Answer<SavePlanAlternativeInput, PlanAlternative[]>;
  rename: Answer<RenamePlanAlternativeInput, PlanAlternative[]>;
  swap: Answer<SwapPlanAlternativeInput, { chosen: PlanActivity[]; alternatives: PlanAlternative[] }>;
  discard: Answer<DiscardPlanAlternativeInput, PlanAlternative[]>;
}

interface AlternativesOptions {
  draft: PlanAlternativesInput;
  initial: readonly PlanAlternative[];
  /** What is put down in the planner. */
  activities: PlannerState['activities'];
  replace: Planner['replace'];
  /** Saves the draft at once, when another week has taken its place. */
  onReplaced: () => void;
  actions: AlternativeActions;
}

/** A choice that may be undone in the planner: the week before it, and the one after. */
interface Choice {
  id: string;
  before: PlannerState['activities'];
  after: PlannerState['activities'] | null;
  isUndone: boolean;
}

/**
 * Keeps the alternatives of a draft. Choosing one lets it change place with the drawn week; when that is undone in the planner the two
 * change back, so that no week is ever in neither place. When another has changed an alternative meanwhile, nothing is done but to show it.
 */
export function useAlternatives({ draft, initial, activities, replace, onReplaced, actions }: AlternativesOptions) {
  const [alternatives, setAlternatives] = useState(initial);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const choice = useRef<Choice | null>(null);

  const run = useCallback(
    async <Input, Data>(command: Answer<Input, Data>, input: Input): Promise<Data | null> => {
      setIsBusy(true);
      setRefusal(null);
      const result = await sendCommand(command, input);
      if (!result.ok) {
        setRefusal(
          result.reason === 'invalidInput' ? (Object.values(result.fields ?? {})[0] ?? result.reason) : result.reason,
        );
        const now = await sendCommand(actions.list, draft);
        if (now.ok) setAlternatives(now.data);
      }
      setIsBusy(false);
      return result.ok ? result.data : null;
    },
    [actions, draft],
  );

  const weekOf = (drawn: PlannerState['activities']) => closePlanner({ activities: drawn, nextKey: 0 });
  const seen = ({ id, revision }: PlanAlternative) => ({ ...draft, alternativeId: id, revision });

  const save = async (name: string, drawn: readonly PlanActivity[] = weekOf(activities)) => {
    const all = await run(actions.save, { ...draft, name, activities: [...drawn] });
    if (all) setAlternatives(all);
    return all;
  };
  const rename = async (alternative: PlanAlternative, name: string) => {
    const all = await run(actions.rename, { ...seen(alternative), name });
    if (all) setAlternatives(all);
  };
  const discard = async (alternative: PlanAlternative) => {
    const all = await run(actions.discard, seen(alternative));
    if (all) setAlternatives(all);
    return all !== null;
  };
  const choose = async (alternative: PlanAlternative) => {
    const swapped = await run(actions.swap, { ...seen(alternative), activities: weekOf(activities) });
    if (!swapped) return false;
    setAlternatives(swapped.alternatives);
    choice.current = { id: alternative.id, before: activities, after: null, isUndone: false };
    replace(swapped.chosen);
    return true;
  };

  // Undoing and redoing give back the very same weeks, by which they are known.
  useEffect(() => {
    const made = choice.current;
    if (!made || (made.after === null && activities === made.before)) return;
    if (made.after === null) {
      made.after = activities;
      onReplaced();
      return;
    }
    const isUndone = activities === made.before;
    const isRedone = activities === made.after;
    if (made.isUndone ? !isRedone : !isUndone) return;
    const alternative = alternatives.find(({ id }) => id === made.id);
    if (!alternative) return;
    made.isUndone = isUndone;
    const input = { ...draft, alternativeId: made.id, revision: alternative.revision };
    const other = isUndone ? made.after : made.before;
    void run(actions.swap, { ...input, activities: closePlanner({ activities: other, nextKey: 0 }) }).then(
      (swapped) => {
        if (swapped) setAlternatives(swapped.alternatives);
      },
    );
    onReplaced();
  }, [activities, alternatives, draft, actions, run, onReplaced]);

  return { alternatives, isBusy, refusal, save, rename, discard, choose };
}
