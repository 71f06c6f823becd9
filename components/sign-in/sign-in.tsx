'use client';

import { Button } from '@navikt/ds-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useIsReady } from '@/components/forms/use-is-ready';
import { BrandMark } from '@/components/layout/brand';
import { Icon } from '@/components/ui/icon';
import { ErrorNotice } from '@/components/ui/states';
import { WeekBar } from '@/components/ui/week-bar';
import styles from './sign-in.module.css';

export type DemonstrationAccount = {
  id: string;
  name: string;
  roleLabel: string;
  organisation: string;
  /** What the account is for, in a few words. */
  purpose: string;
};

export type SignInProps = {
  /** Empty unless the demonstration is on. Shown by organisation, in the order given. */
  demonstrationAccounts: DemonstrationAccount[];
  /** The organisation's own identity provider, or null. */
  oidcName: string | null;
  /** The code that next-auth sends back. */
  error?: string;
  /** Where to go afterwards; a path of this site. */
  callbackUrl?: string;
};

const KNOWN_ERRORS = ['AccessDenied', 'CredentialsSignin', 'SessionRequired'];

/** The week of the picture: 6 h employment, 5 h job search, 16 h assigned, 10 h for children, 3 h missing. */
const PICTURE = { occupation: 360, jobSearch: 300, assigned: 960, otherDuties: 600, gap: 180 };

/** The way in: the organisation's own account, and in the demonstration one button an account. */
export function SignIn({ demonstrationAccounts, oidcName, error, callbackUrl = '/att-gora' }: SignInProps) {
  const t = useTranslations('signIn');
  const isReady = useIsReady();
  const [chosen, setChosen] = useState<string | null>(null);
  const enter = (provider: string, userId?: string) => {
    setChosen(userId ?? provider);
    void signIn(provider, { callbackUrl, ...(userId ? { userId } : {}) });
  };
  return (
    <main className={styles.page}>
      <div className={styles.picture}>
        <p className={styles.brand}>
          <BrandMark size={36} />
          Samspel
        </p>
        <div>
          <p className={styles.promise}>{t('promise')}</p>
          <p className={styles.explained}>{t('explained')}</p>
        </div>
        <WeekBar size="full" segments={PICTURE} label={t('picture')} />
      </div>
      <div className={styles.ways} inert={!isReady}>
        <h1>{t('title')}</h1>
        {error ? (
          <ErrorNotice title={t(`errors.${KNOWN_ERRORS.includes(error) ? error : 'other'}.title`)}>
            {t(`errors.${KNOWN_ERRORS.includes(error) ? error : 'other'}.text`)}
          </ErrorNotice>
        ) : null}
        {oidcName ? (
          <form
            action="/api/auth/signin/oidc"
            method="post"
            onSubmit={(event) => {
              event.preventDefault();
              enter('oidc');
            }}
          >
            <Button type="submit" loading={chosen === 'oidc'}>
              {t('oidc')}
            </Button>
            <p className={styles.provider}>{t('oidcProvider', { name: oidcName })}</p>
          </form>
        ) : null}
        {demonstrationAccounts.length > 0 ? (
          <section className={styles.demonstration} aria-labelledby="demonstration">
            <h2 id="demonstration">{t('demonstration.title')}</h2>
            <p className={styles.provider}>{t('demonstration.text')}</p>
            {byOrganisation(demonstrationAccounts).map(([organisation, accounts]) => (
              <div key={organisation} className={styles.organisation}>
                <h3>{organisation}</h3>
                <ul>
                  {accounts.map((account) => (
                    <li key={account.id}>
                      <Account account={account} isChosen={chosen === account.id} onEnter={enter} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ) : null}
        {!oidcName && demonstrationAccounts.length === 0 ? (
          <ErrorNotice tone="attention" title={t('none.title')}>
            {t('none.text')}
          </ErrorNotice>
        ) : null}
      </div>
    </main>
  );
}

type AccountProps = {
  account: DemonstrationAccount;
  isChosen: boolean;
  onEnter: (provider: string, userId: string) => void;
};

function Account({ account, isChosen, onEnter }: AccountProps) {
  const t = useTranslations('signIn');
  return (
    <form
      action="/api/auth/callback/demonstration"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter('demonstration', account.id);
      }}
    >
      <input type="hidden" name="userId" value={account.id} />
      <button type="submit" className={styles.account} aria-busy={isChosen}>
        <span>
          <b>{account.name}</b> {account.roleLabel}
          {account.purpose ? <small>{account.purpose}</small> : null}
        </span>
        {isChosen ? <small>{t('entering')}</small> : <Icon name="arrowRight" />}
      </button>
    </form>
  );
}

function byOrganisation(accounts: DemonstrationAccount[]): [string, DemonstrationAccount[]][] {
  const groups = new Map<string, DemonstrationAccount[]>();
  for (const account of accounts)
    groups.set(account.organisation, [...(groups.get(account.organisation) ?? []), account]);
  return [...groups];
}
