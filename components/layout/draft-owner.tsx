'use client';

import { useEffect } from 'react';
import { claimDrafts } from '@/components/forms/draft';

/** Drafts in this tab belong to the one who typed them: another person who signs in here does not get them. */
export function DraftOwner({ ownerKey }: { ownerKey: string }) {
  useEffect(() => claimDrafts(ownerKey), [ownerKey]);
  return null;
}
