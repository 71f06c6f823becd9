'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { RadioInput, TextInput } from '@/components/forms/fields';
import { PartyMark } from '@/components/ui/party-mark';
import {
  JUDGEMENTS,
  type Judgement,
  UNDERTAKING_PARTIES,
  type Undertaking,
  type UndertakingParty,
} from '@/lib/follow-ups';
import styles from './follow-ups.module.css';

/** What a form holds of an undertaking: '' until it is judged. */
export interface JudgementValues {
  party: UndertakingParty;
  position: number;
  judgement: Judgement;
  note: string;
}

/** Nothing judged yet, or what was judged before. */
export function toJudgementValues(
  undertakings: readonly (Undertaking & { judgement?: Judgement | null; note?: string })[],
): JudgementValues[] {
  return undertakings.map(({ party, position, judgement, note }) => ({
    party,
    position,
    judgement: judgement ?? ('' as Judgement),
    note: note ?? '',
  }));
}

/** Reached, partly or not, beside each other. */
export function JudgementChoice({ name, label }: { name: string; label: string }) {
  const t = useTranslations('followUps.judgements');
  return (
    <div className={styles.inline}>
      <RadioInput name={name} label={label} choices={JUDGEMENTS.map((value) => ({ value, label: t(value) }))} />
    </div>
  );
}

/** Each undertaking with its judgement, party by party. Why is asked for only when it is not reached. */
export function UndertakingFields({ undertakings }: { undertakings: readonly Undertaking[] }) {
  const parties = UNDERTAKING_PARTIES.filter((party) => undertakings.some((each) => each.party === party));
  return parties.map((party) => (
    <fieldset key={party} className={styles.judging}>
      <legend>
        <PartyName party={party} />
      </legend>
      {undertakings.map((undertaking, index) =>
        undertaking.party === party ? (
          <UndertakingField key={undertaking.position} name={`undertakings.${index}`} text={undertaking.text} />
        ) : null,
      )}
    </fieldset>
  ));
}

function UndertakingField({ name, text }: { name: string; text: string }) {
  const t = useTranslations('followUps.form');
  const judgement: unknown = useWatch({ name: `${name}.judgement` });
  return (
    <div className={styles.undertaking}>
      <JudgementChoice name={`${name}.judgement`} label={text} />
      {judgement === 'PARTLY' || judgement === 'NOT' ? <TextInput name={`${name}.note`} label={t('why')} /> : null}
    </div>
  );
}

/** Who has undertaken it, with the mark of an authority. */
export function PartyName({ party }: { party: UndertakingParty }) {
  const t = useTranslations('followUps.parties');
  return (
    <>
      {party === 'INDIVIDUAL' ? null : <PartyMark party={party} />} {t(party)}
    </>
  );
}
