import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import { StatusTag } from '@/components/ui/tags';
import { AGREEMENT_PARTIES, type AgreementVersion } from '@/lib/agreements';
import { formatDay } from '@/lib/time';
import { AgreementRules } from './agreement-rules';
import styles from './agreements.module.css';
import type { RuleNames } from './rule-words';

/** Who proposed and who approved, and when. */
export function Signatures({ version: { proposed, approvals } }: { version: AgreementVersion }) {
  const t = useTranslations('agreements.signatures');
  return (
    <p className={styles.signatures}>
      <span>
        <PartyMark party={proposed.party} /> {t('proposed', { name: proposed.name, day: formatDay(proposed.on) })}
      </span>
      {AGREEMENT_PARTIES.filter((party) => party !== proposed.party).map((party) => {
        const signature = approvals[party];
        return signature ? (
          <span key={party}>
            <PartyMark party={party} /> {t('approved', { name: signature.name, day: formatDay(signature.on) })}
          </span>
        ) : null;
      })}
    </p>
  );
}

/** Every version that was, newest first: what held and when, and what came to nothing and why. */
export function VersionHistory({ versions, of }: { versions: readonly AgreementVersion[]; of: RuleNames }) {
  const t = useTranslations('agreements.history');
  return (
    <ul className={styles.history}>
      {versions.map((version) => {
        const { agreementId, inForceFrom, inForceTo, startsOn, closed } = version;
        return (
          <li key={agreementId}>
            <div className={styles.historyHead}>
              <h3>
                {inForceFrom
                  ? t('held', { from: formatDay(inForceFrom), to: inForceTo ? formatDay(inForceTo) : '' })
                  : t('proposedFor', { day: formatDay(startsOn) })}
              </h3>
              {closed ? (
                <StatusTag tone="quiet" icon={<Icon name={closed.as === 'REJECTED' ? 'close' : 'minus'} />}>
                  {t(closed.as)}
                </StatusTag>
              ) : null}
            </div>
            <p className={styles.reason}>{version.reason}</p>
            <Signatures version={version} />
            {closed ? (
              <p className={styles.reason}>
                {t('closedBy', { name: closed.name, day: formatDay(closed.on) })} {closed.reason}
              </p>
            ) : null}
            <details>
              <summary>{t('rules')}</summary>
              <AgreementRules content={version.content} of={of} />
              {version.content.goals.length > 0 ? (
                <ul className={styles.changes}>
                  {version.content.goals.map(({ lineageId, words }) => (
                    <li key={lineageId}>{words}</li>
                  ))}
                </ul>
              ) : null}
            </details>
          </li>
        );
      })}
    </ul>
  );
}
