'use server';

import { redirect } from 'next/navigation';
import { type CaseSearchResult, searchCasesSchema } from '@/lib/cases';
import { searchCases } from '@/lib/cases/server';
import { type ActionResult, createAction } from '@/lib/platform/action';

const search = createAction('case.list', searchCasesSchema, searchCases);

/**
 * The search of the header. It is posted, so that neither a name nor a number ever stands in an address, a history or a log; an
 * identity number or a whole case number opens its case at once.
 */
export async function searchCasesAction(
  _earlier: (ActionResult<CaseSearchResult> & { typed: string }) | null,
  form: FormData,
): Promise<ActionResult<CaseSearchResult> & { typed: string }> {
  const typed = String(form.get('sok') ?? '');
  const result = await search({ text: typed });
  if (result.ok && result.data.opensCaseId) redirect(`/arenden/${result.data.opensCaseId}`);
  return { ...result, typed };
}
