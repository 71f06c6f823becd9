import type { Actor } from '@/lib/access';
import {
  type ConsultationFacts,
  type Decision,
  decideCarryingOut,
  decideLogConfirmation,
  decideLogging,
} from '@/lib/consultations';
import { toConsultationFacts } from '@/lib/consultations/server';
import { decideEscalationWord, type EscalationWordKind, standingProposal } from '@/lib/escalations';
import { ESCALATED, toEscalationFacts } from '@/lib/escalations/queries/load-escalation';
import { withActor } from '@/lib/platform/database';
import { decideExtension } from '@/lib/referrals';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { isLetThrough, said } from './let-through';

const FRESH_DAYS = 30;
const EARLIER = new Date(NOW.getTime() - 3_600_000);
const LONG_AGO = new Date(NOW.getTime() - 31 * 86_400_000);
const LONGER = '2027-11-15';
const proposal = {
  typeCode: 'STEG_TILL_ARBETE',
  title: 'Steg till arbete',
  startsOn: '2026-11-30',
  endsOn: LONGER,
  slots: [],
  flexibleWeeklyMinutes: 600,
  endsLineageIds: [],
};

interface Asked extends BuiltCase {
  askedId: string;
}

/** What has happened to a samråd before it is tried. */
type Step = (world: World, asked: Asked) => Promise<void>;

const change =
  (set: string, ...values: unknown[]): Step =>
  async (_, { askedId }) => {
    await (await ownerClient()).query(`update consultations set ${set} where id = $1`, [askedId, ...values]);
  };
const answer =
  (given: string, at = EARLIER): Step =>
  (world, asked) =>
    change(
      `answer = $2, answer_reasons = 'Därför', answered_at = $3, answered_by = $4`,
      given,
      at,
      world.almby.socialWorker.userId,
    )(world, asked);
const conclude =
  (as: string, at = EARLIER): Step =>
  (world, asked) =>
    change('conclusion = $2, concluded_at = $3, concluded_by = $4', as, at, world.office.officer.userId)(world, asked);
const log: Step = (world, asked) =>
  change(
    `held_at = $2, held_through = 'PHONE', held_with = $3, logged_by = $4, logged_at = $2, logged_answer = 'AGREE', logged_words = 'Bra'`,
    EARLIER,
    world.almby.socialWorker.userId,
    world.office.officer.userId,
  )(world, asked);
const withdraw: Step = (world, asked) =>
  change(
    `withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = 'Nytt'`,
    EARLIER,
    world.office.officer.userId,
  )(world, asked);
const carryOut: Step = (world, asked) =>
  change('carried_out_at = $2, carried_out_by = $3', EARLIER, world.office.officer.userId)(world, asked);

const word =
  (party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE', kind: EscalationWordKind, answersId: string | null = null): Step =>
  async (world, { municipalityId, caseId, askedId }) => {
    await insertRow(await ownerClient(), 'escalation_words', {
      ...{ municipality_id: municipalityId, case_id: caseId, consultation_id: askedId, kind, answers_id: answersId },
      ...{ outcome: kind === 'PROPOSES' ? 'AGREED' : null, words: kind === 'AGREES' ? '' : 'Så gör vi' },
      written_by: (party === 'MUNICIPALITY' ? world.almby.unitManager : world.office.manager).userId,
      ...{ written_by_party: party, written_at: EARLIER },
    });
  };
const proposed = word('EMPLOYMENT_SERVICE', 'PROPOSES');
const settled: Step = async (world, asked) => {
  await proposed(world, asked);
  const { rows } = await (await ownerClient()).query('select id from escalation_words where consultation_id = $1', [
    asked.askedId,
  ]);
  await word('MUNICIPALITY', 'AGREES', rows[0].id)(world, asked);
};
const disagreed: Step = async (world, asked) => {
  await word('MUNICIPALITY', 'DISAGREES')(world, asked);
  await word('EMPLOYMENT_SERVICE', 'DISAGREES')(world, asked);
};
const left = word('EMPLOYMENT_SERVICE', 'UNANSWERED');

interface Stands {
  name: string;
  steps: Step[];
  dueOn?: string;
}

const OVERDUE = '2026-11-10';
const AGREED: Stands[] = [
  { name: 'asked', steps: [] },
  { name: 'answered: agree', steps: [answer('AGREE')] },
  { name: 'concluded: agreed', steps: [answer('AGREE'), conclude('AGREED')] },
  { name: 'concluded: agreed, 31 days ago', steps: [answer('AGREE', LONG_AGO), conclude('AGREED', LONG_AGO)] },
  { name: 'concluded: not agreed', steps: [answer('OBJECT'), conclude('NOT_AGREED')] },
  { name: 'ended by the managers: agreed', dueOn: OVERDUE, steps: [settled] },
  { name: 'ended by the managers: not agreed', dueOn: OVERDUE, steps: [disagreed] },
  { name: 'ended as unanswered', dueOn: OVERDUE, steps: [left] },
  { name: 'withdrawn', steps: [withdraw] },
];

/** A samråd that Arbetsförmedlingen has asked for, brought to where it stands. */
async function ask(
  world: World,
  built: BuiltCase,
  { dueOn = '2026-11-25', steps }: Stands,
  referralId: string | null,
): Promise<Asked> {
  const { municipalityId, caseId, planVersionId } = built;
  const askedId = await insertRow(await ownerClient(), 'consultations', {
    ...{ municipality_id: municipalityId, case_id: caseId, plan_version_id: planVersionId, referral_id: referralId },
    ...{
      kind: referralId ? 'REFERRAL' : 'PROGRAMME',
      requested_by_party: 'EMPLOYMENT_SERVICE',
      requested_by: world.office.officer.userId,
    },
    ...{ requested_at: LONG_AGO, purpose: 'Mer tid', effect: '{}', had_unsuccessful_referral: false, due_on: dueOn },
    proposal: JSON.stringify(proposal),
  });
  const asked = { ...built, askedId };
  for (const step of steps) await step(world, asked);
  return asked;
}

const factsOf = (
  { askedId }: Asked,
  actor: Actor,
): Promise<ConsultationFacts & { isLogged: boolean; isCarriedOut: boolean }> =>
  withActor(actor, async (db) => {
    const row = await db.consultation.findFirstOrThrow({ where: { id: askedId } });
    return { ...toConsultationFacts(row), isLogged: row.loggedAt !== null, isCarriedOut: row.carriedOutAt !== null };
  });

const table = (corner: string, columns: string[], rows: string[][]) => [
  `| ${corner} | ${columns.join(' | ')} |`,
  `|---|${columns.map(() => '---|').join('')}`,
  ...rows.map((cells) => `| ${cells.join(' | ')} |`),
];

type Facts = Awaited<ReturnType<typeof factsOf>>;
interface Tried {
  name: string;
  decide(facts: Facts, party: string, planVersionId: string | null): Decision;
  change: string;
}

const CONVERSATION: Tried[] = [
  {
    name: 'log a conversation',
    decide: (facts, party) => decideLogging(facts, party, facts.isLogged),
    change: `held_at = $NOW, held_through = 'PHONE', held_with = '$OTHER', logged_by = '$ACTING', logged_at = $NOW, logged_answer = 'AGREE', logged_words = 'Bra'`,
  },
  {
    name: 'confirm the log',
    decide: (facts, party) => decideLogConfirmation(facts, party, facts.isLogged),
    change: `answer = 'AGREE', answer_reasons = logged_words, answered_by = '$ACTING', answered_at = $NOW, conclusion = 'AGREED', concluded_by = logged_by,
      concluded_at = $NOW, confirmed_by = '$ACTING', confirmed_at = $NOW`,
  },
  {
    name: 'carry out',
    decide: (facts, party, planVersionId) =>
      decideCarryingOut(facts, {
        now: NOW,
        freshDays: FRESH_DAYS,
        planVersionId,
        party,
        hasProposal: true,
        isCarriedOut: facts.isCarriedOut,
      }),
    change: `carried_out_by = '$ACTING', carried_out_at = $NOW`,
  },
];

/** A samråd about a programme: what is logged afterwards of a conversation, and what is carried into the plan. */
export async function writeConversations(world: World): Promise<string[]> {
  const parties = [
    { of: 'the municipality', actor: world.almby.socialWorker, other: world.office.officer },
    { of: 'AF', actor: world.office.officer, other: world.almby.socialWorker },
  ];
  const rows: string[][] = [];
  const stands: Stands[] = [
    ...AGREED,
    { name: 'logged', steps: [log] },
    { name: 'carried out', steps: [answer('AGREE'), conclude('AGREED'), carryOut] },
  ];
  for (const standing of stands) {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const asked = await ask(world, built, standing, null);
    const cells = [standing.name];
    for (const { decide, change: set } of CONVERSATION) {
      for (const { actor, other } of parties) {
        const rule = decide(await factsOf(asked, actor), actor.organisationKind, built.planVersionId);
        const sql = `update consultations set ${set.replaceAll('$OTHER', other.userId)} where id = '${asked.askedId}'`;
        cells.push(said(rule, await isLetThrough(world, actor, sql)));
      }
    }
    rows.push(cells);
  }
  const columns = CONVERSATION.flatMap(({ name }) => parties.map(({ of }) => `${name}: ${of}`));
  return table('stands \\ act', columns, rows);
}

const WORDS: EscalationWordKind[] = ['PROPOSES', 'AGREES', 'DISAGREES', 'UNANSWERED'];

/** What each manager may say of a samråd that Arbetsförmedlingen has asked for. */
export async function writeManagers(world: World): Promise<string[]> {
  const managers = [
    { of: 'the municipality', actor: world.almby.unitManager },
    { of: 'AF', actor: world.office.manager },
  ];
  const stands: Stands[] = [
    { name: 'asked', steps: [] },
    { name: 'asked, overdue', dueOn: OVERDUE, steps: [] },
    { name: 'overdue, AF has proposed an end', dueOn: OVERDUE, steps: [proposed] },
    { name: 'overdue, the municipality has disagreed', dueOn: OVERDUE, steps: [word('MUNICIPALITY', 'DISAGREES')] },
    { name: 'answered: agree', steps: [answer('AGREE')] },
    ...AGREED.slice(2).filter(({ name }) => !name.includes('31 days')),
  ];
  const rows: string[][] = [];
  for (const standing of stands) {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const asked = await ask(world, built, standing, null);
    const cells = [standing.name];
    for (const kind of WORDS) {
      for (const { actor } of managers) {
        const { rule, answersId } = await withActor(actor, async (db) => {
          const row = await db.consultation.findFirstOrThrow({ where: { id: asked.askedId }, include: ESCALATED });
          const facts = await toEscalationFacts(db, row, TODAY);
          const standingId = standingProposal(facts.words)?.id ?? null;
          return {
            rule: decideEscalationWord(facts, { role: actor.role, kind, answersId: standingId }),
            answersId: standingId,
          };
        });
        const answers = kind === 'AGREES' && answersId ? `'${answersId}'` : 'null';
        const sql = `insert into escalation_words (municipality_id, case_id, consultation_id, kind, outcome, answers_id, words, written_by, written_by_party, written_at)
          values ('${built.municipalityId}', '${built.caseId}', '${asked.askedId}', '${kind}', ${kind === 'PROPOSES' ? `'AGREED'` : 'null'}, ${answers},
            '${kind === 'AGREES' ? '' : 'Så gör vi'}', '$ACTING', '${actor.organisationKind}', $NOW)`;
        cells.push(said(rule, await isLetThrough(world, actor, sql)));
      }
    }
    rows.push(cells);
  }
  const names = ['propose an end', 'agree to it', 'disagree for good', 'conclude as unanswered'];
  return table(
    'stands \\ says',
    names.flatMap((name) => managers.map(({ of }) => `${name}: ${of}`)),
    rows,
  );
}

/** Extending a running referral, by how the samråd about the longer period stands. */
export async function writeExtensions(world: World): Promise<string[]> {
  const rows: string[][] = [];
  for (const standing of [{ name: 'nobody was asked', steps: null }, ...AGREED]) {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      referral: { state: 'STARTED', startsOn: '2026-11-16', endsOn: '2027-05-15' },
    });
    const { officer } = world.office;
    const asked = standing.steps && (await ask(world, built, { ...standing, steps: standing.steps }, built.referralId));
    const facts = asked && (await factsOf(asked, officer));
    const cells = [standing.name];
    for (const [toOn, planVersionId] of [
      [LONGER, built.planVersionId],
      [LONGER, null],
    ] as const) {
      const period = {
        state: 'STARTED' as const,
        startsOn: '2026-11-16',
        endsOn: '2027-05-15',
        toOn,
        takenOverOn: null,
      };
      const rule = decideExtension(period, facts, { now: NOW, planVersionId, freshDays: FRESH_DAYS });
      if (planVersionId === null) {
        await (await ownerClient()).query(`update plan_versions set ended_at = $2 where case_id = $1`, [
          built.caseId,
          NOW,
        ]);
      }
      const sql = `update referrals set extended_to = '${toOn}', extended_by = '$ACTING', extended_at = $NOW where id = '${built.referralId}'`;
      cells.push(said(rule, await isLetThrough(world, officer, sql)));
    }
    rows.push(cells);
  }
  return table('the samråd about it', ['extend', 'extend, after another plan'], rows);
}
