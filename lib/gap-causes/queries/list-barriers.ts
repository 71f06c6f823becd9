import { z } from 'zod';
import type { OrganisationKind } from '@/lib/access';
import { GAP_CAUSE_CODES, type GapOwner } from '@/lib/case-weeks';
import { readableGapCause } from '@/lib/cases';
import type { Db } from '@/lib/platform/database';
import { type IsoDay, workingDaysBetween } from '@/lib/time';
import type { BarrierDto, BarrierNoteDto } from '../barrier-dto';
import { barrierStateOf, decideBarrierChange, isOpenBarrier } from '../rules/barrier';

const MOST_BARRIERS = 50;
const MOST_NOTES = 20;

const day = z.string();
const kind = z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);

const row = z.object({
  id: z.string(),
  code: z.enum(GAP_CAUSE_CODES),
  owner: z.custom<GapOwner>(),
  fromOn: day,
  toOn: day.nullable(),
  dueOn: day.nullable(),
  mindedByName: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  ownerContact: z.string(),
  note: z.string(),
  recordedOn: day,
  recordedByName: z.string(),
  recordedByParty: kind,
  closedAs: z.enum(['SOLVED', 'HANDED_OVER']).nullable(),
  closedOn: day.nullable(),
  followsId: z.string().nullable(),
  notes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['FOLLOW_UP', 'SOLVED', 'HANDED_OVER']),
      text: z.string(),
      isShared: z.boolean(),
      movedDueOn: day.nullable(),
      writtenOn: day,
      writtenByName: z.string(),
      writtenByParty: kind,
    }),
  ) satisfies z.ZodType<BarrierNoteDto[]>,
});

interface Asked {
  municipalityId: string;
  caseId: string;
  today: IsoDay;
  reader: OrganisationKind;
}

/**
 * The barriers of a case in one query, those without an end first, each with its latest notes. Row-level security leaves out the notes that are
 * not the reader's; of what tells of health or household, another authority is told only that there is something.
 */
export async function listBarriers(db: Db, { municipalityId, caseId, today, reader }: Asked): Promise<BarrierDto[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select g.id, g.code::text, g.owner::text, g.from_on::text as "fromOn", g.to_on::text as "toOn", g.due_on::text as "dueOn",
      minder.name as "mindedByName", g.owner_user_id as "ownerUserId", g.owner_contact as "ownerContact", g.note,
      (g.recorded_at at time zone 'Europe/Stockholm')::date::text as "recordedOn", recorder.name as "recordedByName",
      recorders.kind::text as "recordedByParty", g.closed_as::text as "closedAs",
      (g.closed_at at time zone 'Europe/Stockholm')::date::text as "closedOn", g.follows_id as "followsId",
      coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text, 'isShared', n.is_shared, 'movedDueOn', n.moved_due_on,
          'writtenOn', (n.written_at at time zone 'Europe/Stockholm')::date, 'writtenByName', writer.name, 'writtenByParty', n.written_by_party)
          order by n.written_at, n.id)
        from (select * from barrier_notes b where b.municipality_id = g.municipality_id and b.gap_cause_id = g.id
          order by b.written_at desc, b.id desc limit ${MOST_NOTES}) n
        join user_accounts writer on writer.id = n.written_by), '[]') as "notes"
    from gap_causes g
    join cases c on c.municipality_id = g.municipality_id and c.id = g.case_id
    join user_accounts recorder on recorder.id = g.recorded_by
    join organisations recorders on recorders.id = recorder.organisation_id
    left join user_accounts minder on minder.id = coalesce(g.owner_user_id,
      case when g.owner = 'EMPLOYMENT_SERVICE' then c.employment_officer_id end, c.responsible_user_id)
    where g.municipality_id = ${municipalityId}::uuid and g.case_id = ${caseId}::uuid
    order by g.closed_at is not null or coalesce(g.to_on < ${today}::date, false),
      case when g.closed_at is null then g.due_on end nulls last, coalesce(g.closed_at::date, g.to_on) desc, g.recorded_at desc, g.id
    limit ${MOST_BARRIERS}`;
  return rows.map((each) => toBarrier(row.parse(each), { today, reader }));
}

function toBarrier(
  found: z.output<typeof row>,
  { today, reader }: { today: IsoDay; reader: OrganisationKind },
): BarrierDto {
  const { code, owner, recordedByParty, closedAs, ...rest } = found;
  const state = barrierStateOf(found, today);
  const cause = readableGapCause({ gapCause: code, gapOwner: owner }, reader);
  if (cause === null) return veiled(found, state);
  const decision = decideBarrierChange(reader, { owner, recordedByParty, isClosed: closedAs !== null });
  return {
    ...rest,
    ...cause,
    state,
    note: recordedByParty === reader ? found.note : '',
    workingDaysLeft:
      found.dueOn !== null && isOpenBarrier(state) ? workingDaysBetween({ from: today, to: found.dueOn }) : null,
    mayChange: decision.allowed,
  };
}

/** That there is something, since when, and that the municipality minds it. */
function veiled(
  { id, fromOn, toOn, recordedOn, closedOn }: z.output<typeof row>,
  state: BarrierDto['state'],
): BarrierDto {
  return {
    id,
    code: null,
    owner: 'MUNICIPALITY',
    state: state === 'OVERDUE' ? 'OPEN' : state,
    fromOn,
    toOn,
    dueOn: null,
    workingDaysLeft: null,
    mindedByName: null,
    ownerUserId: null,
    ownerContact: '',
    note: '',
    recordedOn,
    recordedByName: '',
    closedOn,
    followsId: null,
    notes: [],
    mayChange: false,
  };
}
