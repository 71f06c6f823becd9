import pg from 'pg';
import messages from '../../messages/sv.json' with { type: 'json' };

type Account = { name: string; role: string; organisation: string; purpose: string | null };

const roleNames: Record<string, string> = 'roles' in messages ? (messages.roles as Record<string, string>) : {};

/** True when somebody can sign in: such a database is not empty, whatever else it holds. */
export async function hasAccounts(superuserUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return (await client.query('select 1 from user_accounts limit 1')).rows.length > 0;
  } finally {
    await client.end();
  }
}

/** The lines that tell which demonstration accounts there are and what each is for. */
export async function describeDemonstrationAccounts(superuserUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Account>(
      `select account.name, account.role::text as role, organisation.name as organisation, account.purpose
       from user_accounts account join organisations organisation on organisation.id = account.organisation_id
       where account.is_demonstration and account.disabled_at is null order by organisation.kind, organisation.name, account.role, account.name`,
    );
    if (rows.length === 0) return [];
    const lines = rows.map(({ name, role, organisation, purpose }) => [
      name,
      `${roleNames[role] ?? role}, ${organisation}`,
      purpose ?? '',
    ]);
    const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
    return [
      'Demonstrationskonton (välj ett på inloggningssidan):',
      ...lines.map(([name = '', place = '', purpose = '']) =>
        `  ${name.padEnd(width(0))}  ${place.padEnd(width(1))}  ${purpose}`.trimEnd(),
      ),
    ];
  } finally {
    await client.end();
  }
}
