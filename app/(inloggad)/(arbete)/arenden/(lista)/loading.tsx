import styles from '@/components/layout/loading.module.css';
import { LoadingRows } from '@/components/ui/states';

/**
 * The shape of the list of cases while it is fetched. It lies beside the cases and not above them: a page that streams
 * behind a loading state can no longer answer 404.
 */
export default function Loading() {
  return (
    <>
      <div className={styles.heading} aria-hidden="true">
        <i />
        <i />
      </div>
      <LoadingRows rows={10} />
    </>
  );
}
