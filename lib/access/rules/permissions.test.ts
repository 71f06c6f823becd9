import { expect, it } from 'vitest';
import type { Role } from '../actor';
import { hasPermission, type Permission } from './permissions';

const ROLES: Role[] = [
  'SOCIAL_WORKER',
  'JOB_COACH',
  'UNIT_MANAGER',
  'EMPLOYMENT_OFFICER',
  'EMPLOYMENT_MANAGER',
  'PROVIDER_COACH',
  'SYSTEM_ADMINISTRATOR',
];

// Who may do what at all, one column a role in the order above: the table is also the documentation.
it.each<[Permission, string]>([
  //                        SW JC UM EO EM PC SA
  ['tasks.read', '            x  x  x  x  x  x  x'],
  ['case.list', '             x  x  x  x  x  -  -'],
  ['case.read', '             x  x  x  x  x  -  -'],
  ['assessment.write', '      x  -  x  -  -  -  -'],
  ['decision.read', '         x  x  x  -  -  -  -'],
  ['decision.make', '         x  -  x  -  -  -  -'],
  ['gap-cause.write', '       x  x  x  x  x  -  -'],
  ['plan.read', '             x  x  x  x  x  -  -'],
  ['plan.write', '            x  x  x  x  x  -  -'],
  ['plan.approve', '          x  x  x  x  x  -  -'],
  ['follow-up.read', '        x  x  x  x  x  -  -'],
  ['follow-up.write', '       x  x  x  x  x  -  -'],
  ['consultation.request', '  x  x  x  x  x  -  -'],
  ['consultation.answer', '   x  x  x  x  x  -  -'],
  ['consultation.conclude', ' -  -  -  x  x  -  -'],
  ['consultation.confirm', '  x  x  x  -  -  -  -'],
  ['referral.read', '         x  x  x  x  x  -  -'],
  ['referral.write', '        -  -  -  x  x  -  -'],
  ['referral.decide', '       -  -  -  x  x  -  -'],
  ['escalation.read', '       x  x  x  x  x  -  -'],
  ['escalation.write', '      -  -  x  -  x  -  -'],
  ['unheard-referral.read', ' x  x  x  x  x  -  -'],
  ['unheard-referral.decide', ' -  -  -  -  x  -  -'],
  ['unheard-referral.record', ' x  x  x  -  -  -  -'],
  ['unheard-referral.acknowledge', ' -  -  x  -  x  -  -'],
  ['attendance.read', '       x  x  x  x  x  x  -'],
  ['attendance.report', '     x  x  x  -  -  x  -'],
  ['attendance.verify', '     x  x  x  -  -  -  -'],
  ['conversation.read', '     x  x  x  x  x  -  -'],
  ['conversation.write', '    x  x  x  x  x  -  -'],
  ['notification.read', '     x  x  x  x  x  x  x'],
  ['weekly-overview.read', '  -  -  x  -  x  -  -'],
  ['employment.read', '       x  x  x  x  x  -  -'],
  ['employment.hold', '       x  x  x  -  -  -  -'],
  ['employment.decide', '     -  -  -  x  x  -  -'],
  ['agreement.read', '        -  -  x  -  x  -  x'],
  ['agreement.write', '       -  -  x  -  x  -  -'],
  ['caseload-import.write', ' -  -  -  -  -  -  x'],
])('%s %s', (permission, columns) => {
  const expected = columns
    .trim()
    .split(/\s+/)
    .map((mark) => mark === 'x');
  expect(ROLES.map((role) => hasPermission(role, permission))).toEqual(expected);
});
