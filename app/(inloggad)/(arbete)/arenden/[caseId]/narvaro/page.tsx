import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/server';
import { pickReportWeek } from '@/lib/attendance';
import { today } from '@/lib/time/clock';

/** The week of the person that one most likely wants to report. */
export default async function CaseAttendancePage({ params }: { params: Promise<{ caseId: string }> }) {
  await requireActor();
  const { caseId } = await params;
  redirect(`/arenden/${encodeURIComponent(caseId)}/narvaro/${pickReportWeek(today())}`);
}
