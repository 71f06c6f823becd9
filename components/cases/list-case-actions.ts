import { type Actor, hasPermission } from '@/lib/access';
import type { CasePage } from '@/lib/cases';

export interface CaseAction {
  key: 'answer' | 'assess' | 'plan' | 'refer' | 'report' | 'month';
  href: string;
}

/** What the reader may do in the case, in the order in which the case waits for it; the first is the page's primary action. */
export function listCaseActions(
  actor: Pick<Actor, 'role' | 'organisationKind'>,
  page: Pick<CasePage, 'caseId' | 'thisWeek' | 'consultations' | 'requirement'>,
): CaseAction[] {
  const home = `/arenden/${page.caseId}`;
  const waiting = page.consultations.find(({ waitsFor }) => waitsFor === actor.organisationKind);
  const may = (permission: Parameters<typeof hasPermission>[1], action: CaseAction) =>
    hasPermission(actor.role, permission) ? [action] : [];
  const assess = may('assessment.write', { key: 'assess', href: `${home}/bedomning` });
  const plan = may('plan.write', { key: 'plan', href: `${home}/plan` });
  return [
    ...(waiting ? [{ key: 'answer' as const, href: `${home}/samrad/${waiting.id}` }] : []),
    ...(page.requirement ? [...plan, ...assess] : [...assess, ...plan]),
    ...may('referral.write', { key: 'refer', href: `${home}/anvisningar/ny` }),
    ...may('attendance.report', { key: 'report', href: `${home}/narvaro/${page.thisWeek}` }),
    ...may('monthly-assessment.read', { key: 'month', href: `${home}/manad` }),
  ];
}
