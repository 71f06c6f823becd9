'use client';

import { createContext, useContext } from 'react';
import type { DisagreementView, PlanPlace } from '@/lib/plan-disagreements';
import { DisagreementNotes } from './disagreement-notes';

const StandingContext = createContext<readonly DisagreementView[]>([]);

/** Lets every field of an editor find what is not agreed on about its part. */
export function DisagreementsBeside({
  disagreements,
  children,
}: {
  disagreements: readonly DisagreementView[];
  children: React.ReactNode;
}) {
  return <StandingContext value={disagreements.filter(({ ending }) => ending === null)}>{children}</StandingContext>;
}

/** What stands beside this part while it is edited. */
export function Beside({ part, lineageId = null }: { part: PlanPlace['part']; lineageId?: string | null }) {
  return <DisagreementNotes disagreements={useContext(StandingContext)} place={{ part, lineageId }} />;
}
