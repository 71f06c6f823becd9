import type { CommandContext } from '@/lib/access';
import { assessed, type CaseTraits, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

/** A button that is ready to be clicked: what each click sends, by whom, and to which command. */
export interface Button {
  (): Promise<unknown>;
  command: string;
  context: CommandContext;
  input: unknown;
}

/** Sets up everything for one form and gives its button. */
export type Form = (world: World) => Promise<Button>;

/** The button that sends this to the command, the same each time it is clicked. */
export function press<Input>(
  command: (context: CommandContext, input: Input) => Promise<unknown>,
  context: CommandContext,
  input: Input,
): Button {
  return Object.assign(() => command(context, input), { command: command.name, context, input });
}

export const workerOf = ({ almby }: World) => contextOf(almby.socialWorker);
export const officerOf = ({ office }: World) => contextOf(office.officer);
export const coachOf = ({ stigen }: World) => contextOf(stigen.coach);

/** A case with a plan in force, at both authorities. */
export const caseOf = (world: World, ...traits: CaseTraits[]): Promise<BuiltCase> =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

/** The case and its referral, as someone who has the page open sees them. */
export async function referralOf({ caseId, referralId }: Pick<BuiltCase, 'caseId' | 'referralId'>) {
  const id = referralId ?? '';
  const { rows } = await (await ownerClient()).query('select revision from referrals where id = $1', [id]);
  return { caseId, referralId: id, revision: Number(rows[0].revision) };
}

/** A referral to ROM, and the question about it. */
export function referralForm({ stigen }: World, { caseId }: Pick<BuiltCase, 'caseId'>) {
  return {
    caseId,
    referralId: null,
    revision: 0,
    asksNow: true,
    providerId: stigen.id,
    coachId: stigen.coach.userId,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: [],
    purpose: 'Matchning mot lager',
    differenceFromEarlier: '',
  };
}
