import styles from '@/components/layout/loading.module.css';
import { LoadingRows } from '@/components/ui/states';

/** The shape of what waits while it is gathered: a question, and sections of rows. */
export default function Loading() {
  return (
    <>
      <div className={styles.heading} aria-hidden="true">
        <i />
        <i />
      </div>
      <LoadingRows rows={3} shape="list" />
      <div className={styles.heading} aria-hidden="true">
        <i />
      </div>
      <LoadingRows rows={8} />
    </>
  );
}
