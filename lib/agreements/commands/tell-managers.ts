import type { CommandContext } from '@/lib/access';
import { notify } from '@/lib/notifications/server';
import type { Db } from '@/lib/platform/database';
import { listAgreementOfficers } from '../queries/agreement-officers';
import type { AgreementParty } from '../rules/agreement-state';

/** Tells the managers of the parties what has happened with a proposed version, in the transaction in which it happens. */
export async function tellManagers(
  db: Db,
  context: CommandContext,
  {
    municipalityId,
    kind,
    parties,
  }: {
    municipalityId: string;
    kind: 'AGREEMENT_PROPOSED' | 'AGREEMENT_ANSWERED';
    parties: readonly AgreementParty[];
  },
): Promise<void> {
  const officers = await listAgreementOfficers(db, municipalityId);
  await notify(db, context, {
    municipalityId,
    toUserIds: officers.filter(({ party }) => parties.includes(party)).map(({ userId }) => userId),
    kind,
    path: `/overenskommelser/${municipalityId}`,
  });
}
