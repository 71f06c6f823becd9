import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignIn } from '@/components/sign-in/sign-in';
import { findCurrentActor, listDemonstrationAccounts } from '@/lib/access/server';
import { configuration } from '@/lib/platform/configuration';

const FIRST_PAGE = '/att-gora';

type SignInPageProps = { searchParams: Promise<{ error?: string | string[]; callbackUrl?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('title') };
}

/** The sign-in page. Whoever is signed in already goes on to the first page. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error, callbackUrl } = await searchParams;
  if (await findCurrentActor()) redirect(FIRST_PAGE);
  const role = await getTranslations('roles');
  const accounts = await listDemonstrationAccounts();
  const { oidc } = configuration();
  return (
    <SignIn
      demonstrationAccounts={accounts.map((account) => ({
        id: account.id,
        name: account.name,
        roleLabel: role(account.role),
        organisation: account.organisation,
        purpose: account.purpose,
      }))}
      oidcName={oidc ? new URL(oidc.issuer).host : null}
      error={typeof error === 'string' ? error : undefined}
      callbackUrl={toOwnPath(callbackUrl)}
    />
  );
}

/** Only a path of this site is followed after the sign-in. */
function toOwnPath(address: string | string[] | undefined): string {
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return FIRST_PAGE;
  return address;
}
