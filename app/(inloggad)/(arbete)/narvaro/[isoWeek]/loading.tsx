import { LoadingRows } from '@/components/ui/states';

/** The shape of the week that is on its way. */
export default function Loading() {
  return <LoadingRows shape="list" rows={10} />;
}
