import { LoadingRows } from '@/components/ui/states';

/** The shape of a page of a case while it is fetched; the case's own head is already there. */
export default function Loading() {
  return <LoadingRows rows={8} shape="fields" />;
}
