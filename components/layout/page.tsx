import { BackLink, type BackLinkProps } from './back-link';
import styles from './page.module.css';

export type PageHeadingProps = {
  /** The question that the page answers, in the user's words: «Vad väntar på mig?». */
  title: React.ReactNode;
  /** Time or week beside the question: «fredag v. 47». */
  aside?: React.ReactNode;
  /** One or two lines under the question: who it is about, as of when. */
  lead?: React.ReactNode;
  /** The page's one primary action and what belongs to it. */
  actions?: React.ReactNode;
  back?: BackLinkProps;
};

/** The head of a page: the question as its h1. */
export function PageHeading({ title, aside, lead, actions, back }: PageHeadingProps) {
  return (
    <div className={styles.heading}>
      {back ? <BackLink {...back} /> : null}
      <div className={styles.headingRow}>
        <h1>{title}</h1>
        {aside ? <p className={styles.aside}>{aside}</p> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {lead ? <div className={styles.lead}>{lead}</div> : null}
    </div>
  );
}

export type SectionProps = {
  title: React.ReactNode;
  /** How many there are, beside the title. */
  count?: number;
  actions?: React.ReactNode;
  /** Names the section for links and for those who listen. */
  id?: string;
  level?: 2 | 3;
  children: React.ReactNode;
};

/** A part of a page, set off by a line. Not a card. */
export function Section({ title, count, actions, id, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.section} id={id}>
      <div className={styles.sectionHeading}>
        <Heading>
          {title}
          {count === undefined ? null : <span className={styles.sectionCount}> {count}</span>}
        </Heading>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** The section of law, in small type beside what it governs: «SoL 12 kap. 4 b §». */
export function LawNote({ children }: { children: React.ReactNode }) {
  return <small className={styles.law}>{children}</small>;
}

/** The whole picture in two columns that become one on small screens: the main thing and what belongs to it. */
export function Columns({ main, side }: { main: React.ReactNode; side: React.ReactNode }) {
  return (
    <div className={styles.columns}>
      <div>{main}</div>
      <aside>{side}</aside>
    </div>
  );
}
