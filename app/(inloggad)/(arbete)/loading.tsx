import { LoadingRows } from '@/components/ui/states';
import styles from './loading.module.css';

/** The shape of a work list while it is fetched: a question, its time, and rows with week bars. */
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
