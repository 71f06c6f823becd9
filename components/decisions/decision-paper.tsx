import { useTranslations } from 'next-intl';
import { RequirementLines } from '@/components/assessments/requirement-lines';
import { formatIdentityNumber } from '@/lib/cases';
import { type DecisionPage, type DecisionPoint, isDemand, listSections } from '@/lib/decisions';
import { formatDay } from '@/lib/time';
import { describePoint } from './decision-texts';
import styles from './decisions.module.css';

/** A decision as the person gets it: what, how it was reckoned, why, by which law, and how to appeal. Made for A4. */
export function DecisionPaper({ page }: { page: DecisionPage }) {
  const t = useTranslations('decisions');
  const assessment = useTranslations('assessment');
  const { content, contact } = page;
  const { extent, points } = content;
  const demands = extent !== null && isDemand(extent);
  return (
    <article className={styles.paper}>
      <header className={styles.letterhead}>
        <p>
          <b>{page.municipalityName}</b>
          <br />
          {page.unitName}
        </p>
        <p>
          {t('paper.decided', { day: formatDay(page.decidedOn) })}
          <br />
          {t('paper.number', { number: page.caseNumber })}
        </p>
      </header>
      <h1>{t(`paper.title.${subjectOf(points)}`, { ground: extent?.ground ?? 'none' })}</h1>
      <p className={styles.person}>
        <b>{page.personName}</b>, {formatIdentityNumber(page.identityNumber)}
      </p>
      <h2>{t('paper.decision')}</h2>
      <ul className={styles.points}>
        {points.map((point) => {
          const sentence = describePoint(point, { t, assessment });
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
      {extent && (demands || extent.isExempt) ? (
        <section className={styles.sum}>
          <h2>{t('paper.sum')}</h2>
          <RequirementLines
            lines={extent.lines}
            requiredMinutes={extent.requiredMinutes}
            exemptionText={extent.exemptBy ? assessment(`exemptions.${extent.exemptBy}`) : undefined}
          />
        </section>
      ) : null}
      <h2>{t('paper.reasons')}</h2>
      {listParagraphs(page.reasons || t('paper.breakReasons')).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{t('paper.law')}</h2>
      <dl className={styles.law}>
        {listSections(content).map((section) => (
          <div key={section}>
            <dt>{section}</dt>
            <dd>{t(`law.${lawKeyOf(section)}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.small}>{t('paper.act')}</p>
      {demands ? (
        <section>
          <h2>{t('paper.consequence')}</h2>
          <p>{t('paper.consequenceText')}</p>
          <p>{t('paper.sickness')}</p>
        </section>
      ) : null}
      <section>
        <h2>{t('paper.appeal')}</h2>
        <p>{t('paper.appealNow')}</p>
        <p>{t('paper.appealLater')}</p>
      </section>
      <footer className={styles.signature}>
        <p>{t('paper.decidedBy', { name: page.decidedByName ?? '' })}</p>
        {contact ? (
          <p>{t('paper.contact', { name: contact.name, phone: contact.phone ?? 'none', email: contact.email })}</p>
        ) : null}
      </footer>
    </article>
  );
}

function subjectOf(points: DecisionPoint[]): 'requirement' | 'exemption' | 'break' {
  const [first] = points;
  if (!first || !('exemption' in first || 'account' in first)) return 'requirement';
  return 'account' in first ? 'break' : 'exemption';
}

/** «12 kap. 4 a § 3 b» → «4a», as `messages/sv.json` names the sections. */
function lawKeyOf(section: string): string {
  return section.replace(/^12 kap\. (\d+)( ([a-z]))? §.*$/, '$1$3');
}

function listParagraphs(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
