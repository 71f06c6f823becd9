import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/server';
import { pickReportWeek } from '@/lib/attendance';
import { today } from '@/lib/time/clock';

/** The week that one most likely wants to report. */
export default async function AttendancePage() {
  await requireActor();
  redirect(`/narvaro/${pickReportWeek(today())}`);
}
