-- A draft of a referral keeps its purpose until the municipality is asked about it.
ALTER TABLE referrals ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
