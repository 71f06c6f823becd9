import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBreaches } from './architecture/import-rule';
import { listSourceFiles } from './architecture/source-file';

const root = resolve(import.meta.dirname, '..');

describe('imports point one way: app, components, a capability’s index or server, its inside, the foundation', () => {
  it('holds in the whole tree', () => {
    expect(findBreaches(listSourceFiles(root))).toEqual([]);
  });

  it.each([
    [
      'a rule that imports the database',
      'lib/plans/rules/plan.ts',
      `import { withActor } from '@/lib/platform/database';`,
    ],
    ['a rule that imports Prisma', 'lib/plans/rules/plan.ts', `import type { Plan } from '@/generated/prisma/client';`],
    ['a rule that imports Next', 'lib/plans/rules/plan.ts', `import { cookies } from 'next/headers';`],
    ['a rule that imports React', 'lib/plans/rules/plan.ts', `import { cache } from 'react';`],
    [
      'a rule that imports a command',
      'lib/plans/rules/plan.ts',
      `import { proposePlan } from '../commands/propose-plan';`,
    ],
    ['a rule that imports the clock', 'lib/plans/rules/plan.ts', `import { today } from '../../time/clock';`],
    [
      'a rule that reads the clock',
      'lib/plans/rules/plan.ts',
      `export const isLate = (due: Date) => due < new Date();`,
    ],
    [
      'a rule that reads the clock in milliseconds',
      'lib/plans/rules/plan.ts',
      `export const since = (at: number) => Date.now() - at;`,
    ],
    [
      'a rule that reads the clock through Temporal',
      'lib/time/iso-day.ts',
      `export const day = () => Temporal.Now.plainDateISO();`,
    ],
    ['a rule that reads the environment', 'lib/plans/rules/plan.ts', `export const limit = Number(process.env.LIMIT);`],
    [
      'a rule that reads the environment by index',
      'lib/plans/rules/plan.ts',
      `export const limit = Number(process['env'].LIMIT);`,
    ],
    ['a rule that depends on chance', 'lib/plans/rules/plan.ts', `export const pick = () => Math.random();`],
    [
      'a rule that loads something later',
      'lib/plans/rules/plan.ts',
      `export const load = () => import('@/lib/plans/server');`,
    ],
    ['a command that reads the clock itself', 'lib/plans/commands/propose-plan.ts', `export const at = new Date();`],
    ['a command that goes around the door', 'lib/plans/commands/propose-plan.ts', `import pg from 'pg';`],
    [
      'a command that takes the generated client',
      'lib/plans/commands/propose-plan.ts',
      `import { PrismaClient } from '../../../generated/prisma/client';`,
    ],
    [
      'a command inside another capability',
      'lib/plans/commands/propose-plan.ts',
      `import { decide } from '@/lib/referrals/commands/decide-referral';`,
    ],
    [
      'a query that imports a component',
      'lib/plans/queries/get-plan.ts',
      `import { WeekBar } from '@/components/ui/week-bar';`,
    ],
    [
      'an index that hands out the server',
      'lib/plans/index.ts',
      `export { proposePlan } from './commands/propose-plan';`,
    ],
    ['schemas that reach the database', 'lib/plans/schemas.ts', `import { withActor } from '@/lib/platform/database';`],
    [
      'a server that may end up in the browser',
      'lib/plans/server.ts',
      `export { proposePlan } from './commands/propose-plan';`,
    ],
    [
      'the foundation that knows a capability',
      'lib/audit/record-audit.ts',
      `import { planStates } from '@/lib/plans';`,
    ],
    [
      'a component that imports a server',
      'components/plans/planner.tsx',
      `import { getPlan } from '@/lib/plans/server';`,
    ],
    [
      'a component that imports the inside of a capability',
      'components/plans/planner.tsx',
      `import { plan } from '@/lib/plans/rules/plan';`,
    ],
    ['a component that imports a page', 'components/plans/planner.tsx', `import Page from '@/app/(arbete)/page';`],
    ['a component that asks the clock', 'components/plans/planner.tsx', `import { today } from '@/lib/time/clock';`],
    [
      'a page that imports a command directly',
      'app/(arbete)/page.tsx',
      `import { proposePlan } from '@/lib/plans/commands/propose-plan';`,
    ],
    [
      'a page that imports the database client',
      'app/(arbete)/page.tsx',
      `import { PrismaClient } from '@/generated/prisma/client';`,
    ],
    [
      'the application importing a test',
      'lib/plans/commands/propose-plan.ts',
      `import { ownerClient } from '@/tests/database';`,
    ],
    [
      'the application importing its seed',
      'lib/plans/commands/propose-plan.ts',
      `import { people } from '../../../prisma/demonstration/people';`,
    ],
  ])('sees %s', (_name, path, text) => {
    expect(findBreaches([{ path, text }])).toHaveLength(1);
  });

  it.each([
    [
      'lib/plans/rules/plan.ts',
      `import { addDays } from '../../time';\nimport type { Assessment } from '../../assessments/rules/assessment';`,
    ],
    ['lib/plans/rules/plan.ts', `export const day = (iso: string) => new Date(iso);`],
    [
      'lib/plans/commands/propose-plan.ts',
      `import { withActor } from '@/lib/platform/database';\nimport { refreshCaseWeeks } from '@/lib/case-weeks/server';`,
    ],
    ['lib/plans/server.ts', `import 'server-only';\nexport { proposePlan } from './commands/propose-plan';`],
    ['lib/plans/index.ts', `export type { PlanDto } from './queries/get-plan';\nexport * from './rules/plan';`],
    [
      'components/plans/planner.tsx',
      `import { plannedWeek } from '@/lib/plans';\nimport { Button } from '@navikt/ds-react';`,
    ],
    [
      'app/(arbete)/page.tsx',
      `import { getPlan } from '@/lib/plans/server';\nimport { requireActor } from '@/lib/access/server';`,
    ],
    ['lib/platform/database.ts', `import { PrismaClient } from '@/generated/prisma/client';`],
  ])('leaves what is right alone (%s)', (path, text) => {
    expect(findBreaches([{ path, text }])).toEqual([]);
  });
});
