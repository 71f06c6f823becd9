import { ownerClient } from '../database';
import type { CaseTraits } from './case-traits';
import { insertRow } from './insert-row';
import type { World } from './world';

/** A group in Almby's north that learns Swedish together under its job coach. */
export async function buildGroup(world: World, name = 'Yrkessvenska, grupp B'): Promise<string> {
  return insertRow(await ownerClient(), 'activity_groups', {
    municipality_id: world.almby.id,
    name,
    type_code: 'VOCATIONAL_SWEDISH',
    unit_id: world.almby.north.id,
    responsible_user_id: world.almby.jobCoach.userId,
    place: 'Sal 3',
  });
}

/** Yrkessvenska Monday to Thursday 09–12, 3 hours a day, in the group. */
export function inGroup(groupId: string): CaseTraits {
  return {
    plan: {
      state: 'APPROVED',
      activities: [
        {
          typeCode: 'VOCATIONAL_SWEDISH',
          title: 'Yrkessvenska',
          groupId,
          slots: [1, 2, 3, 4].map((weekday) => ({ weekday, startsMinute: 540, endsMinute: 720 })),
        },
      ],
    },
  };
}

/** ROM at Stigen on Tuesday and Thursday 10–11, beside Yrkessvenska in the mornings; needs `registered`. */
export function atProvider(world: World, groupId: string | null = null): CaseTraits {
  return {
    referral: { state: 'STARTED', provider: 'stigen' },
    plan: {
      state: 'APPROVED',
      activities: [
        {
          typeCode: 'VOCATIONAL_SWEDISH',
          title: 'Yrkessvenska',
          groupId,
          slots: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 600 })),
        },
        {
          typeCode: 'ROM',
          title: 'Rusta och matcha',
          party: 'EMPLOYMENT_SERVICE',
          providerId: world.stigen.id,
          slots: [2, 4].map((weekday) => ({ weekday, startsMinute: 600, endsMinute: 660 })),
        },
      ],
    },
  };
}
