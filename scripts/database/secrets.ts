import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';

/** What is kept beside the embedded database: passwords made at the first start, never printed and never in git. */
export type Secrets = {
  /** Password of the cluster's superuser, used only to set up roles and databases. */
  superuser: string;
  /** Password of samspel_owner, who owns the tables and migrates. */
  owner: string;
  /** Password of samspel_app, the role the application runs as. */
  app: string;
  /** Signs the sessions when NEXTAUTH_SECRET is not given. */
  nextAuthSecret: string;
};

/** Reads secrets.json in the data directory, making it (mode 0600) the first time. */
export function readOrCreateSecrets(dataDirectory: string): Secrets {
  const path = join(dataDirectory, 'secrets.json');
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
    } catch {
      throw new Fault(
        `Filen ${path} går inte att läsa. Återställ den från en säkerhetskopia, eller ta bort hela datamappen för att börja om.`,
      );
    }
  }
  const secret = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = { superuser: secret(), owner: secret(), app: secret(), nextAuthSecret: secret() };
  mkdirSync(dataDirectory, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  return secrets;
}
