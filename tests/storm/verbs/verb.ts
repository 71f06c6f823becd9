import type { CommandContext } from '@/lib/access';
import type { World } from '@/tests/builders/world';
import type { Chance } from '../chance';
import type { Seen } from '../seen';

/** Who does it: an authority, the managers of both, or the party that asked or was asked in the samråd that is seen. */
export type Doer =
  | 'MUNICIPALITY'
  | 'EMPLOYMENT_SERVICE'
  | 'EITHER'
  | 'EMPLOYMENT_MANAGER'
  | 'MANAGERS'
  | 'ASKING'
  | 'ASKED';

/** All that an act is prepared from. */
export interface Preparation {
  world: World;
  chance: Chance;
  seen: Seen;
  context: CommandContext;
  /** What it writes, to be found again: no other act writes the same. */
  mark: string;
}

/** One kind of act. */
export interface Verb {
  by: Doer;
  /** What is sent, as many times as the button is clicked; null where there is nothing on the page to do it with. */
  prepare(on: Preparation): Promise<Send | null> | Send | null;
  /** Where the marks of what was told to be done are to be found, once each. */
  marks?: string;
  /** Sent again by the same form it answers the same. */
  isSameAgain?: boolean;
  /** It waits for an answer that is overdue: the days until then go by first. */
  waitsForDueDate?: boolean;
}

export type Send = () => Promise<unknown>;
