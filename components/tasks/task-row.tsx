import Link from 'next/link';
import { ProtectedMark } from '@/components/ui/tags';
import type { TaskPerson } from '@/lib/tasks';
import { caseHref } from './task-links';
import styles from './tasks.module.css';

export type TaskRowProps = {
  /** Whom it is about: the person, or a group, a provider or a file in words. */
  who: TaskPerson | string;
  /** False for a provider, who has no case to open. */
  opensCase?: boolean;
  /** What it is, and one line of what one needs to know before opening it. */
  what: React.ReactNode;
  detail?: React.ReactNode;
  /** Whose turn it is, and how long. */
  when?: React.ReactNode;
  action: { label: string; href: string; isButton?: boolean };
  /** Stands in the place of the action's link when the row does something rather than lead somewhere. */
  control?: React.ReactNode;
};

/** One thing that waits. The whole row leads where its action leads; the name leads to the case. */
export function TaskRow({ who, opensCase = true, what, detail, when, action, control }: TaskRowProps) {
  const name = typeof who === 'string' ? who : who.name;
  return (
    <li className={styles.row} data-task-row="">
      <div className={styles.who}>
        {typeof who === 'string' ? (
          <b>{who}</b>
        ) : (
          <>
            {opensCase ? (
              <Link href={caseHref(who.caseId)} prefetch={false} className={styles.name}>
                {who.name}
              </Link>
            ) : (
              <b>{who.name}</b>
            )}
            {who.isProtected ? <ProtectedMark short /> : null}
            <PersonNote person={who} />
          </>
        )}
      </div>
      <div className={styles.what}>
        <span>{what}</span>
        {detail ? <span className={styles.detail}>{detail}</span> : null}
      </div>
      <div className={styles.when}>{when}</div>
      {control ?? (
        <Link
          href={action.href}
          prefetch={false}
          className={styles.action}
          data-button={action.isButton === false ? undefined : ''}
        >
          {action.label}
          <span className="visually-hidden">, {name}</span>
        </Link>
      )}
    </li>
  );
}

/** The case number, and where and whose the case is for those who see more than their own. */
function PersonNote({ person: { caseNumber, municipalityName, officerName } }: { person: TaskPerson }) {
  const notes = [caseNumber, municipalityName, officerName].filter((note) => note !== null);
  return (
    <span className={styles.number} data-wide={notes.length > 1 || undefined}>
      {notes.map((note, index) => (
        <span key={note}>
          {note}
          {index < notes.length - 1 ? ' ·' : ''}
        </span>
      ))}
    </span>
  );
}
