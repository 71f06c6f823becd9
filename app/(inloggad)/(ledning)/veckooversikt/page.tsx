import { redirect } from 'next/navigation';
import { toIsoWeek } from '@/lib/time';
import { today } from '@/lib/time/clock';

export const dynamic = 'force-dynamic';

/** The overview begins with the present week. */
export default function ThisWeekPage(): never {
  redirect(`/veckooversikt/${toIsoWeek(today())}`);
}
