import { Button } from '@navikt/ds-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type Actor, hasPermission } from '@/lib/access';
import type { CasePage } from '@/lib/cases';

type ActionKey = 'answer' | 'assess' | 'plan' | 'refer' | 'report';

interface CaseAction {
  key: ActionKey;
  href: string;
}

/** What the reader may do in the case, what the case most waits for first. */
export function CaseActions({ actor, page }: { actor: Actor; page: CasePage }) {
  const t = useTranslations('cases.actions');
  return listCaseActions(actor, page).map(({ key, href }, index) => (
    <Button
      key={key}
      as={Link}
      href={href}
      prefetch={false}
      size="small"
      variant={index === 0 ? 'primary' : 'secondary'}
    >
      {t(key)}
    </Button>
  ));
}

/** The actions of the reader's role in the order in which the case waits for them. */
export function listCaseActions(actor: Actor, page: CasePage): CaseAction[] {
  const home = `/arenden/${page.caseId}`;
  const waiting = page.consultations.find(({ waitsFor }) => waitsFor === actor.organisationKind);
  const assess = hasPermission(actor.role, 'assessment.write')
    ? [{ key: 'assess' as const, href: `${home}/bedomning` }]
    : [];
  const plan = hasPermission(actor.role, 'plan.write') ? [{ key: 'plan' as const, href: `${home}/plan` }] : [];
  const refer = hasPermission(actor.role, 'referral.write')
    ? [{ key: 'refer' as const, href: `${home}/anvisningar/ny` }]
    : [];
  return [
    ...(waiting ? [{ key: 'answer' as const, href: `${home}/samrad/${waiting.id}` }] : []),
    ...(page.requirement ? [...plan, ...assess] : [...assess, ...plan]),
    ...refer,
    ...(hasPermission(actor.role, 'attendance.report')
      ? [{ key: 'report' as const, href: `${home}/narvaro/${page.thisWeek}` }]
      : []),
  ];
}
