-- Words that the course of a referral needs; a value of an enum can be used first in the transaction after.
ALTER TYPE referral_end_reason ADD VALUE 'NOT_TAKING_PART';
ALTER TYPE referral_end_reason ADD VALUE 'PROVIDER_ENDED';
ALTER TYPE referral_end_reason ADD VALUE 'PROVIDER_CHANGED';
-- A version that follows from a referral's end: the rest of the plan stands as both have approved it.
ALTER TYPE approval_basis ADD VALUE 'REFERRAL_ENDED';
