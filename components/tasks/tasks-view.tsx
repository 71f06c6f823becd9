import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { PageHeading } from '@/components/layout/page';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/states';
import { hasPermission } from '@/lib/access';
import { groupTaskSections, TASKS_PER_PAGE, type TaskPage, taskSectionSlug } from '@/lib/tasks';
import { formatDay, formatDayAndMonth, formatInstant, formatWeek, formatWeekday, weekday } from '@/lib/time';
import { RowKeys } from './row-keys';
import type { TaskActions } from './task-actions';
import { TASKS_PATH, tasksHref } from './task-links';
import { TaskSectionView } from './task-section';
import styles from './tasks.module.css';
import { WeekSummary } from './week-summary';

/** «Vad väntar på mig?»: the sections in order of importance, or one of them alone. */
export function TasksView({ page, actions }: { page: TaskPage; actions: TaskActions }) {
  const t = useTranslations('tasks');
  const { only } = page.request;
  const { standsInFor } = page;
  return (
    <>
      <PageHeading
        title={standsInFor ? t('standIn.title', { name: standsInFor.name }) : t('title')}
        aside={t('aside', {
          weekday: formatWeekday(weekday(page.today)),
          day: formatDayAndMonth(page.today),
          week: formatWeek(page.week),
        })}
        actions={
          hasPermission(page.reader.role, 'consultation.request') ? (
            <Link href="/gruppsamrad">{t('groupConsultation')}</Link>
          ) : null
        }
        lead={standsInFor ? t('standIn.lead', { day: formatDay(standsInFor.toOn) }) : t(`reach.${page.reader.reach}`)}
        back={backOf(page, t)}
      />
      {standsInFor || only ? null : <Away page={page} />}
      {page.summary ? <WeekSummary counts={page.summary} /> : null}
      {only === null && page.sections.length > 1 ? <Jumps page={page} /> : null}
      {page.sections.length === 0 ? <NothingWaits page={page} /> : null}
      <RowKeys>
        {page.sections.map((section) => (
          <TaskSectionView key={section.key} section={section} page={page} actions={actions} />
        ))}
      </RowKeys>
      {only && (page.sections[0]?.count ?? 0) > TASKS_PER_PAGE ? (
        <Pagination
          path={TASKS_PATH}
          search={{
            visa: taskSectionSlug(only),
            sida: String(page.request.page),
            ...(standsInFor ? { ersatter: standsInFor.userId } : {}),
          }}
          page={page.request.page}
          pageSize={TASKS_PER_PAGE}
          totalCount={page.sections[0]?.count ?? 0}
        />
      ) : null}
      {page.reader.role === 'SYSTEM_ADMINISTRATOR' ? <LastImport page={page} /> : null}
    </>
  );
}

/** From a section to everything, and from a colleague's page to one's own. */
function backOf({ request, standsInFor }: TaskPage, t: ReturnType<typeof useTranslations<'tasks'>>) {
  if (request.only) return { href: tasksHref(standsInFor?.userId), label: t('back') };
  return standsInFor ? { href: TASKS_PATH, label: t('standIn.back') } : undefined;
}

/** The colleagues who are away and whom one stands in for. */
function Away({ page: { away } }: { page: TaskPage }) {
  const t = useTranslations('tasks.standIn');
  return away.map(({ userId, name, toOn }) => (
    <p key={userId} className={styles.away}>
      {t('offer', { name, day: formatDay(toOn) })}{' '}
      <Link href={tasksHref(userId)} prefetch={false}>
        {t('show', { name })}
      </Link>
    </p>
  ));
}

/** «Andra väntar på dig: Svara 2, Godkänn 1 …»: what there is, group by group, and the way down to it. */
function Jumps({ page }: { page: TaskPage }) {
  const t = useTranslations('tasks');
  const id = useId();
  return (
    <nav aria-label={t('jumps')} className={styles.jumps}>
      {groupTaskSections(page.sections).map(({ group, sections }) => (
        <div key={group}>
          <p id={`${id}-${group}`}>{t(`groups.${group}`)}</p>
          <ul aria-labelledby={`${id}-${group}`}>
            {sections.map(({ key, count }) => (
              <li key={key}>
                <a href={`#${taskSectionSlug(key)}`}>
                  {t(`sections.${key}.title`)} <b>{count}</b>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NothingWaits({ page }: { page: TaskPage }) {
  const t = useTranslations('tasks');
  if (page.standsInFor) {
    return (
      <EmptyState title={t('standIn.empty', { name: page.standsInFor.name })}>{t('standIn.emptyText')}</EmptyState>
    );
  }
  if (page.request.only) return <EmptyState title={t('empty.sectionTitle')}>{t('empty.sectionText')}</EmptyState>;
  const { role } = page.reader;
  const [href, label] =
    role === 'SYSTEM_ADMINISTRATOR'
      ? ['/import', t('actions.import')]
      : role === 'PROVIDER_COACH'
        ? ['/narvaro', t('empty.attendance')]
        : ['/arenden', t('empty.cases')];
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <Link href={href} prefetch={false}>
          {label}
        </Link>
      }
    >
      {t(`empty.${role}`)}
    </EmptyState>
  );
}

function LastImport({ page: { lastImport } }: { page: TaskPage }) {
  const t = useTranslations('tasks.import');
  return (
    <p className={styles.last}>
      <b>{t('last')}:</b>{' '}
      {lastImport
        ? t('lastDetail', {
            file: lastImport.fileName,
            at: formatInstant(new Date(lastImport.confirmedAt)),
            name: lastImport.confirmedByName,
            created: lastImport.created,
            changed: lastImport.changed,
          })
        : t('none')}
    </p>
  );
}
