import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, type IsoDay } from '@/lib/time';
import { ACCOUNTS, type DemonstrationAccount } from './accounts';

/** Who is away as the demonstration is shown, and who stands in. */
const AWAY = [
  { name: 'Gabriella Torres', standIn: 'Daniel Öst', fromInDays: -2, toInDays: 5 },
  { name: 'Tove Bergström', standIn: 'Karin Lindahl', fromInDays: 6, toInDays: 13 },
];

/** The usual hours, and those who have others. */
const USUAL = { startsMinute: 8 * 60, endsMinute: 16 * 60 + 30 };
const FRIDAY = { startsMinute: 8 * 60, endsMinute: 14 * 60 };

/** A card for everyone who works here: when they are reached, a shared mailbox as a second line, and two who are away. */
export async function writeContactCards(db: Db, { now, today }: { now: Date; today: IsoDay }): Promise<void> {
  const idOfName = new Map(ACCOUNTS.map(({ name, id }) => [name, id]));
  await db.contactCard.createMany({
    data: ACCOUNTS.map((account, index) => {
      const away = AWAY.find(({ name }) => name === account.name);
      return {
        userId: account.id,
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...(weekday === 5 && index % 3 === 0 ? FRIDAY : USUAL) })),
        sharedMailbox: sharedMailboxOf(account),
        awayFrom: away ? fromDay(addDays(today, away.fromInDays)) : null,
        awayTo: away ? fromDay(addDays(today, away.toInDays)) : null,
        standInId: away ? (idOfName.get(away.standIn) ?? null) : null,
        changedAt: now,
      };
    }),
  });
}

function sharedMailboxOf({ organisation, organisationKind, unit }: DemonstrationAccount): string {
  if (organisationKind === 'MUNICIPALITY') return `${unit ?? 'arbete'}@${organisation}.example`;
  return organisationKind === 'PROVIDER' ? '' : `kommunsamverkan@${organisation}.example`;
}
