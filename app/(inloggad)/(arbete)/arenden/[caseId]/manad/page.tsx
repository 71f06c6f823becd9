import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/access/server';
import { monthOf } from '@/lib/monthly-assessments';
import { today } from '@/lib/time/clock';

/** The month that is due. */
export default async function DueMonthPage({ params }: { params: Promise<{ caseId: string }> }) {
  await requireActor();
  const { caseId } = await params;
  redirect(`/arenden/${caseId}/manad/${monthOf(today())}`);
}
