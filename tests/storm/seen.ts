import type pg from 'pg';

/** What someone who is about to act on a case has on the screen. */
export interface Seen {
  caseId: string;
  referralId: string | null;
  referralState: string | null;
  revision: number;
  consultationId: string | null;
  consultationState: string | null;
  answer: 'AGREE' | 'AGREE_WITH_CONDITIONS' | 'OBJECT' | null;
  versionId: string | null;
  versionState: string | null;
  lineageIds: string[];
}

/** The latest referral of the case, the latest samråd about it and the open version of the plan. */
export async function lookAt(eyes: pg.Pool, caseId: string): Promise<Seen> {
  const { rows } = await eyes.query<Seen>(
    `select k.id as "caseId", r.id as "referralId", r.state::text as "referralState", coalesce(r.revision, 0) as "revision",
       c.id as "consultationId", c.state::text as "consultationState", c.answer::text as "answer",
       v.id as "versionId", v.state::text as "versionState",
       array(select a.lineage_id from plan_versions p join activities a on a.municipality_id = p.municipality_id and a.plan_version_id = p.id
         where p.case_id = k.id and p.state = 'APPROVED' and a.referral_id is null) as "lineageIds"
     from cases k
     left join lateral (select * from referrals r where r.case_id = k.id order by r.drafted_at desc, r.id desc limit 1) r on true
     left join lateral (select * from consultations c where c.case_id = k.id and c.referral_id = r.id
       order by c.requested_at desc, c.id desc limit 1) c on true
     left join lateral (select * from plan_versions v where v.case_id = k.id and v.state in ('DRAFT', 'PROPOSED') limit 1) v on true
     where k.id = $1`,
    [caseId],
  );
  const [seen] = rows;
  if (!seen) throw new Error('the case is gone');
  return seen;
}
