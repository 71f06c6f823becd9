import type pg from 'pg';

/** What someone looks at in a case: its latest referral, the one that another goes on from, or its latest samråd about anything else. */
export type About = 'REFERRAL' | 'FORMER' | 'OTHER';

/** What someone who is about to act on a case has on the screen. */
export interface Seen {
  about: About;
  caseId: string;
  referralId: string | null;
  referralState: string | null;
  revision: number;
  providerId: string | null;
  /** The first day of one that goes on from another. */
  takesOverOn: string | null;
  /** The last day that the referral has. */
  runsUntil: string | null;
  consultationId: string | null;
  consultationState: string | null;
  askedBy: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | null;
  isExtension: boolean;
  isLogged: boolean;
  isCarriedOut: boolean;
  answer: 'AGREE' | 'AGREE_WITH_CONDITIONS' | 'OBJECT' | null;
  hasCounterProposal: boolean;
  conclusion: string | null;
  settledAs: string | null;
  /** What a manager has proposed last. */
  standingId: string | null;
  /** The latest referral that nobody was asked about. */
  unheardId: string | null;
  versionId: string | null;
  versionState: string | null;
  lineageIds: string[];
}

/** What is on the screen, with the latest samråd about it and the open version of the plan. */
export async function lookAt(eyes: pg.Pool, caseId: string, about: About): Promise<Seen> {
  const { rows } = await eyes.query<Seen>(
    `select $2 as "about", k.id as "caseId", r.id as "referralId", r.state::text as "referralState", coalesce(r.revision, 0) as "revision",
       r.provider_id as "providerId", case when r.continues_referral_id is not null then greatest(r.starts_on, '2026-11-18')::text end as "takesOverOn", coalesce(r.extended_to, r.ends_on)::text as "runsUntil",
       c.id as "consultationId", c.state::text as "consultationState", c.requested_by_party::text as "askedBy",
       c.referral_id is not null and c.proposal is not null as "isExtension", c.logged_at is not null as "isLogged",
       c.carried_out_at is not null as "isCarriedOut", c.answer::text as "answer", c.counter_proposal is not null as "hasCounterProposal",
       c.conclusion::text as "conclusion", s.settled_as::text as "settledAs",
       (select w.id from escalation_words w where w.consultation_id = c.id and w.kind = 'PROPOSES' order by w.written_at desc, w.id desc limit 1) as "standingId",
       (select u.id from unheard_referrals u where u.case_id = k.id order by u.id desc limit 1) as "unheardId",
       v.id as "versionId", v.state::text as "versionState",
       array(select a.lineage_id from plan_versions p join activities a on a.municipality_id = p.municipality_id and a.plan_version_id = p.id
         where p.case_id = k.id and p.state = 'APPROVED' and a.referral_id is null) as "lineageIds"
     from cases k
     left join lateral (select * from referrals r where r.case_id = k.id and ($2 = 'REFERRAL'
       or ($2 = 'FORMER' and exists (select 1 from referrals n where n.continues_referral_id = r.id))) order by r.drafted_at desc, r.id desc limit 1) r on true
     left join lateral (select * from consultations c where c.case_id = k.id and c.referral_id is not distinct from r.id
       order by c.requested_at desc, c.id desc limit 1) c on true
     left join consultation_settlements s on s.municipality_id = c.municipality_id and s.consultation_id = c.id
     left join lateral (select * from plan_versions v where v.case_id = k.id and v.state in ('DRAFT', 'PROPOSED') limit 1) v on true
     where k.id = $1`,
    [caseId, about],
  );
  const [seen] = rows;
  if (!seen) throw new Error('the case is gone');
  return seen;
}

/** Lets the days go by until the answer to the samråd is overdue. It is no act of anyone: no guard has a say in it. */
export async function letDueDatePass(eyes: pg.Pool, { consultationId }: Seen): Promise<void> {
  if (consultationId === null) return;
  await eyes.query(`begin; set local session_replication_role = replica;
    update consultations set due_on = '2026-11-16' where id = '${consultationId}' and due_on > '2026-11-16'; commit`);
}
