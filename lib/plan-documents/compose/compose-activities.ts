import type { PlanActivityView, Slot } from '../../plans';
import { formatClockSpan, formatHours } from '../../time';
import { findEnglishType } from '../document-texts';
import type { DocumentBlock, DocumentSection, Fact, Line } from '../rules/document';
import { formatEnglishHours, formatEnglishSpan } from '../rules/english-format';
import { type Composing, dayLine, inLanguage, written } from './composing';

/** Each activity with its number in the picture: when, where, the way there and whom to call. */
export function composeActivities(composing: Composing): DocumentSection {
  const { facts, say } = composing;
  const { activities } = facts.version;
  return {
    title: say('activities'),
    blocks:
      activities.length === 0
        ? [{ kind: 'text', line: say('activitiesNone') }]
        : activities.flatMap((activity, index) => composeActivity(activity, index + 1, composing)),
  };
}

function composeActivity(activity: PlanActivityView, number: number, composing: Composing): DocumentBlock[] {
  const { facts, language, say, disagreementsBeside } = composing;
  const { startsOn, endsOn, travelMinutes, place, providerName } = activity;
  const type = facts.catalogue.find(({ code }) => code === activity.typeCode);
  const contact = [activity.contactName, activity.contactPhone, activity.contactEmail].filter(Boolean).join(', ');
  const period =
    endsOn === null
      ? say('from', { from: dayLine(startsOn) })
      : say('fromTo', { from: dayLine(startsOn), to: dayLine(endsOn) });
  const list: (Fact | null)[] = [
    type ? { label: say('kind'), lines: [{ sv: type.name, en: findEnglishType(type.code, language) }] } : null,
    {
      label: say('organiser'),
      lines: [providerName === null ? say(`by${activity.party}`) : say('byPROVIDER', { provider: providerName })],
    },
    { label: say('times'), lines: tellTimes(activity, composing) },
    { label: say('when'), lines: [period, ...tellExceptions(activity, facts.today, composing)] },
    place === '' ? null : { label: say('where'), lines: [written(place)] },
    travelMinutes === null
      ? null
      : { label: say('travel'), lines: [say('travelMinutes', { minutes: String(travelMinutes) })] },
    contact === '' ? null : { label: say('call'), lines: [written(contact)] },
  ];
  return [
    { kind: 'heading', line: inLanguage(written(`${number}. ${activity.title}`), language) },
    { kind: 'facts', facts: list.filter((fact) => fact !== null) },
    ...disagreementsBeside({ part: 'ACTIVITY', lineageId: activity.lineageId }),
  ];
}

/** The times of an ordinary week, days with the same times told together, and those that hold for some of the time with their days. */
function tellTimes({ slots, flexibleWeeklyMinutes }: PlanActivityView, { say }: Composing): Line[] {
  if (flexibleWeeklyMinutes !== null) {
    const hours = { sv: formatHours(flexibleWeeklyMinutes), en: formatEnglishHours(flexibleWeeklyMinutes) };
    return [say('flexible', { hours })];
  }
  const alike = Map.groupBy(slots, ({ startsMinute, endsMinute, startsOn, endsOn }) =>
    [startsMinute, endsMinute, startsOn, endsOn].join(),
  );
  return [...alike.values()].map((group) => {
    const [first] = group as [Slot, ...Slot[]];
    const days = joinDays(
      group.map(({ weekday }) => weekday).toSorted((a, b) => a - b),
      { say },
    );
    const times = { sv: formatClockSpan(first), en: formatEnglishSpan(first) };
    const slot = say('slotTimes', { days, times });
    const { startsOn = null, endsOn = null } = first;
    if (startsOn !== null && endsOn !== null) {
      return say('slotFromTo', { slot, from: dayLine(startsOn), to: dayLine(endsOn) });
    }
    if (startsOn !== null) return say('slotFrom', { slot, from: dayLine(startsOn) });
    return endsOn === null ? slot : say('slotTo', { slot, to: dayLine(endsOn) });
  });
}

/** «Måndag, tisdag och fredag». */
function joinDays(weekdays: readonly number[], { say }: Pick<Composing, 'say'>): Line {
  const names = weekdays.map((weekday) => say(`weekday${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`));
  const join = (list: string[], and: string) =>
    list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ${and} ${list.at(-1)}`;
  const and = say('and');
  const sv = join(
    names.map(({ sv: name }, index) => (index === 0 ? name : name.toLowerCase())),
    and.sv,
  );
  return {
    sv,
    en: join(
      names.map(({ en, sv: name }) => en ?? name),
      and.en ?? and.sv,
    ),
  };
}

/** Days and periods on which it is not held, from today on. */
function tellExceptions({ exceptions, cancelledDays }: PlanActivityView, today: string, { say }: Composing): Line[] {
  const periods = [
    ...exceptions.map(({ fromOn, toOn }) => ({ fromOn, toOn })),
    ...cancelledDays.map((day) => ({ fromOn: day, toOn: day })),
  ];
  return periods
    .filter(({ toOn }) => toOn >= today)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .map(({ fromOn, toOn }) =>
      fromOn === toOn
        ? say('notHeldDay', { day: dayLine(fromOn) })
        : say('notHeld', { from: dayLine(fromOn), to: dayLine(toOn) }),
    );
}
