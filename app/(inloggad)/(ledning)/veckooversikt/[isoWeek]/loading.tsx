import styles from '@/components/layout/loading.module.css';
import { LoadingRows } from '@/components/ui/states';

/** The shape of the overview while it is fetched: a question, its week, and a row a unit. */
export default function Loading() {
  return (
    <>
      <div className={styles.heading} aria-hidden="true">
        <i />
        <i />
      </div>
      <LoadingRows rows={5} />
    </>
  );
}
