import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  type ConsultationFacts,
  type Decision,
  decideAnswer,
  decideConclusion,
  decideConfirmation,
  decideWithdrawal,
} from '@/lib/consultations';
import { decideReferralStep, REFERRAL_TRANSITIONS, type ReferralState } from '@/lib/referrals';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { isLetThrough, said } from './let-through';
import { writeConversations, writeExtensions, writeManagers } from './transition-tables';

/** The table of what the two machines let be done, which is written from what they answer: SAMSPEL_WRITE_DOCS=1. */
const file = resolve(import.meta.dirname, '../../docs/transitions.md');
const STATES = Object.keys(REFERRAL_TRANSITIONS) as ReferralState[];
const ANSWERED = `answer = 'AGREE', answered_at = $NOW, answered_by = '$MUNICIPALITY'`;
const OBJECTED = `answer = 'OBJECT', answer_reasons = 'Nej', answered_at = $NOW, answered_by = '$MUNICIPALITY'`;
const conclusion = (as: string, at = '$NOW') => `conclusion = '${as}', concluded_at = ${at}, concluded_by = '$ACTING'`;
const AGAIN = "$NOW + interval '1 hour'";

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** What must stand with each step for PostgreSQL to take it. */
function changeTo(from: ReferralState, to: ReferralState, id: string): string {
  const more: Partial<Record<ReferralState, string>> = {
    DECIDED: `, decided_by = '$ACTING', decided_at = $NOW`,
    STARTED: `, started_on = starts_on, started_by = '$ACTING', started_at = $NOW`,
    ENDED: `, ended_on = starts_on, ended_by = '$ACTING', ended_at = $NOW, end_reason = 'NO_SUITABLE_SUPPORT'`,
  };
  const end = to === 'CANCELLED' && from === 'DECIDED' ? more.ENDED : more[to];
  return `update referrals set state = '${to}'${end ?? ''} where id = '${id}'`;
}

async function writeReferrals(): Promise<string[]> {
  const lines = [`| from \\ to | ${STATES.join(' | ')} |`, `|---|${STATES.map(() => '---|').join('')}`];
  for (const from of STATES) {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: from, startsOn: '2026-11-16', endsOn: '2027-05-15' },
    });
    const cells: string[] = [];
    for (const to of STATES) {
      if (from === to) cells.push('');
      else {
        const isLet = await isLetThrough(world, world.office.officer, changeTo(from, to, built.referralId ?? ''));
        cells.push(said(decideReferralStep(from, to), isLet));
      }
    }
    lines.push(`| ${from} | ${cells.join(' | ')} |`);
  }
  return lines;
}

const asked: ConsultationFacts = {
  requestedByParty: 'EMPLOYMENT_SERVICE',
  dueOn: '2026-11-24',
  answer: null,
  conclusion: null,
  concludedAt: null,
  isConfirmed: false,
  isWithdrawn: false,
  planVersionId: 'plan',
};
const concluded = { ...asked, answer: 'AGREE', conclusion: 'AGREED', concludedAt: NOW.toISOString() } as const;
/** A samråd that Arbetsförmedlingen has asked for, in each state: as the rules see it and as PostgreSQL is brought there. */
const CONSULTATIONS: { name: string; facts: ConsultationFacts; steps: string[] }[] = [
  { name: 'asked', facts: asked, steps: [] },
  { name: 'answered: agree', facts: { ...asked, answer: 'AGREE' }, steps: [ANSWERED] },
  { name: 'answered: object', facts: { ...asked, answer: 'OBJECT' }, steps: [OBJECTED] },
  { name: 'concluded: agreed', facts: concluded, steps: [ANSWERED, conclusion('AGREED')] },
  {
    name: 'concluded and confirmed',
    facts: { ...concluded, isConfirmed: true },
    steps: [ANSWERED, conclusion('AGREED'), `confirmed_at = $NOW, confirmed_by = '$MUNICIPALITY'`],
  },
  {
    name: 'concluded: not agreed',
    facts: { ...concluded, answer: 'OBJECT', conclusion: 'NOT_AGREED' },
    steps: [OBJECTED, conclusion('NOT_AGREED')],
  },
  {
    name: 'withdrawn',
    facts: { ...asked, isWithdrawn: true },
    steps: [`withdrawn_at = $NOW, withdrawn_by = '$ACTING', withdrawn_reason = 'Nytt förslag'`],
  },
];
/** What may be tried with it, by either party. */
const ACTS: { name: string; decide: (facts: ConsultationFacts, party: string) => Decision; change: string }[] = [
  {
    name: 'answer',
    decide: decideAnswer,
    change: `answer = 'AGREE', answered_at = $NOW + interval '1 hour', answered_by = '$ACTING'`,
  },
  {
    name: 'conclude: agreed',
    decide: (facts, party) => decideConclusion(facts, party, 'AGREED'),
    change: conclusion('AGREED', AGAIN),
  },
  {
    name: 'conclude: with conditions',
    decide: (facts, party) => decideConclusion(facts, party, 'AGREED_WITH_CONDITIONS'),
    change: conclusion('AGREED_WITH_CONDITIONS', AGAIN),
  },
  {
    name: 'conclude: not agreed',
    decide: (facts, party) => decideConclusion(facts, party, 'NOT_AGREED'),
    change: conclusion('NOT_AGREED', AGAIN),
  },
  {
    name: 'confirm',
    decide: decideConfirmation,
    change: `confirmed_at = $NOW + interval '1 hour', confirmed_by = '$ACTING'`,
  },
  {
    name: 'withdraw',
    decide: decideWithdrawal,
    change: `withdrawn_at = $NOW, withdrawn_by = '$ACTING', withdrawn_reason = 'Annat'`,
  },
];

async function writeConsultations(actor: Actor): Promise<string[]> {
  const client = await ownerClient();
  const lines = [
    `| stands \\ act | ${ACTS.map(({ name }) => name).join(' | ')} |`,
    `|---|${ACTS.map(() => '---|').join('')}`,
  ];
  for (const { name, facts, steps } of CONSULTATIONS) {
    const { consultationId } = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'AWAITING_CONSULTATION' },
    });
    for (const step of steps) {
      const words = {
        $NOW: `timestamptz '${NOW.toISOString()}'`,
        $ACTING: world.office.officer.userId,
        $MUNICIPALITY: world.almby.socialWorker.userId,
      };
      const change = Object.entries(words).reduce((text, [word, value]) => text.replaceAll(word, value), step);
      await client.query(`update consultations set ${change} where id = '${consultationId}'`);
    }
    const cells: string[] = [];
    for (const { decide, change } of ACTS) {
      const timed = change.replaceAll('$NOW', `timestamptz '${NOW.toISOString()}'`);
      const isLet = await isLetThrough(
        world,
        actor,
        `update consultations set ${timed} where id = '${consultationId}'`,
      );
      cells.push(said(decide(facts, actor.organisationKind), isLet));
    }
    lines.push(`| ${name} | ${cells.join(' | ')} |`);
  }
  return lines;
}

it('is in docs/transitions.md as the rules and PostgreSQL answer, cell by cell', { timeout: 120_000 }, async () => {
  const text = `${[
    '# What the two machines let be done',
    '',
    'Written by `SAMSPEL_WRITE_DOCS=1 npx vitest run --project database tests/storm/transitions.db.test.ts`, which tries every cell against',
    'the rule and, past rule and command, against PostgreSQL; the same test fails when this page no longer holds. **yes**: both let it',
    'through. A reason (a key under `reasons` in messages/sv.json): both refuse, and the rule with that reason. «(rule)»: refused by the rule, and',
    'so by every command, though PostgreSQL alone would take it.',
    '',
    '## A referral',
    '',
    'CLEARED → DECIDED is tried on a fresh samråd that agreed, about the plan version in force; what it is refused on otherwise is in',
    '`decideReliance` and `guard_referral`.',
    '',
    ...(await writeReferrals()),
    '',
    '## A samråd that Arbetsförmedlingen has asked for: what the municipality may do',
    '',
    ...(await writeConsultations(world.almby.socialWorker)),
    '',
    '## The same: what Arbetsförmedlingen may do',
    '',
    ...(await writeConsultations(world.office.officer)),
    '',
    '## What is logged of a conversation afterwards, and what is carried out',
    '',
    'Of a samråd about a programme, that Arbetsförmedlingen has asked for.',
    '',
    ...(await writeConversations(world)),
    '',
    '## What the managers may say',
    '',
    'Of a samråd that Arbetsförmedlingen has asked for, and that breaks nothing off.',
    '',
    ...(await writeManagers(world)),
    '',
    '## Extending a referral that runs',
    '',
    ...(await writeExtensions(world)),
  ].join('\n')}\n`;
  if (process.env.SAMSPEL_WRITE_DOCS === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
  // Never: that a rule lets through what PostgreSQL does not.
  expect(text).not.toContain('PostgreSQL no');
});
