import { useTranslations } from 'next-intl';
import { type GroupToReport, OWN_GROUP_ID } from '@/lib/attendance';

/** What a group is called by the one who reads. */
export function useGroupName(): (group: Pick<GroupToReport, 'groupId' | 'kind' | 'name'>) => string {
  const t = useTranslations('attendance.page');
  return ({ groupId, kind, name }) => {
    if (kind === 'OWN_CASES') return t('ownCases');
    if (kind === 'GROUP') return name;
    return groupId === OWN_GROUP_ID ? t('ownParticipants') : t('atProvider', { provider: name });
  };
}
