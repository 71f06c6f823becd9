import { layOutDay, listActivitiesInWeek, type PlanVersionView } from '../../plans';
import { formatClockSpan, type IsoDay, toIsoWeek } from '../../time';
import type { Say } from '../document-texts';
import type { PlanDocumentFacts } from '../plan-document-facts';
import type { DocumentSection, Line, PictureSlot, WeekPictureModel } from '../rules/document';
import { formatEnglishSpan } from '../rules/english-format';
import { type Composing, inLanguage, written } from './composing';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** The hours that the picture always shows. */
const USUAL_HOURS = { startsMinute: 8 * 60, endsMinute: 17 * 60 };

/** A time of the week that is shown, with the activity it belongs to. */
interface WeekSlot {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  number: number;
  title: string;
  place: string;
  pattern: PictureSlot['pattern'];
}

/** The week as a picture and as a table; the two say the same. */
export function composeWeek({ facts, language, say }: Composing): DocumentSection {
  const slots = listWeekSlots(facts);
  const week = toIsoWeek(dayToShow(facts.version, facts.today));
  const [year, number] = week.split('-W');
  const lastWeekday = slots.some(({ weekday }) => weekday > 5) ? 7 : 5;
  const days = WEEKDAYS.slice(0, lastWeekday);
  const lead = {
    kind: 'text' as const,
    line: say('weekOf', { week: String(Number(number)), year: year ?? '' }),
  };
  const holidays = { kind: 'text' as const, line: say('freeOnHolidays') };
  if (slots.length === 0) {
    return { title: say('week'), blocks: [lead, { kind: 'text', line: say('weekEmpty') }, holidays] };
  }
  return {
    title: say('week'),
    blocks: [
      { kind: 'text', line: say('weekLead') },
      lead,
      { kind: 'heading', line: say('weekPicture') },
      { kind: 'week', picture: toPicture(slots, days, say) },
      { kind: 'heading', line: say('weekTable') },
      {
        kind: 'table',
        table: {
          caption: say('weekTable'),
          heads: [say('day'), say('time'), say('what'), say('where')],
          rows: days.flatMap((weekday): Line[][] => {
            const own = slots.filter((slot) => slot.weekday === weekday);
            const day = say(`weekday${weekday}`);
            if (own.length === 0) return [[day, say('noTime'), written(''), written('')]];
            return own.map((slot) => [
              day,
              inLanguage({ sv: formatClockSpan(slot), en: formatEnglishSpan(slot) }, language),
              written(`${slot.number}. ${slot.title}`),
              written(slot.place),
            ]);
          }),
        },
      },
      holidays,
    ],
  };
}

/** The day whose week says most: today while the version is in force, else its first. */
function dayToShow({ inForceFrom, inForceTo, startsOn }: PlanVersionView, today: IsoDay): IsoDay {
  const first = inForceFrom ?? startsOn;
  const isInForce = inForceFrom !== null && inForceFrom <= today && (inForceTo === null || inForceTo >= today);
  return isInForce ? today : first;
}

/** The times of the week that is shown, as they are in a week without holidays, in the order of the days. */
function listWeekSlots({ version, catalogue, today }: PlanDocumentFacts): WeekSlot[] {
  return listActivitiesInWeek(version.activities, toIsoWeek(dayToShow(version, today)))
    .flatMap(({ lineageId, title, place, typeCode, slots }) => {
      const number = version.activities.findIndex((activity) => activity.lineageId === lineageId) + 1;
      const pattern = catalogue.find(({ code }) => code === typeCode)?.activityClass ?? ('ASSIGNED' as const);
      return slots.map(({ weekday, startsMinute, endsMinute }) => ({
        weekday,
        startsMinute,
        endsMinute,
        number,
        title,
        place,
        pattern,
      }));
    })
    .toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute || a.number - b.number);
}

function toPicture(
  slots: readonly WeekSlot[],
  days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
  say: Say,
): WeekPictureModel {
  const startsMinute = Math.min(
    USUAL_HOURS.startsMinute,
    ...slots.map((slot) => Math.floor(slot.startsMinute / 60) * 60),
  );
  const endsMinute = Math.max(USUAL_HOURS.endsMinute, ...slots.map((slot) => Math.ceil(slot.endsMinute / 60) * 60));
  const patterns = (['ASSIGNED', 'OCCUPATION', 'JOB_SEARCH'] as const).filter((pattern) =>
    slots.some((slot) => slot.pattern === pattern),
  );
  return {
    days: days.map((weekday) => say(`weekday${weekday}`)),
    startsMinute,
    endsMinute,
    slots: days.flatMap((weekday) => {
      const own = slots
        .filter((slot) => slot.weekday === weekday)
        .map((slot, index) => ({ ...slot, key: String(index) }));
      const lanes = layOutDay(own);
      return own.map(({ key, place: _place, ...slot }) => ({ ...slot, ...(lanes.get(key) ?? { lane: 0, lanes: 1 }) }));
    }),
    legend: patterns.map((pattern) => ({ pattern, label: say(`class${pattern}`) })),
    alternative: tellPicture(slots, days, say),
  };
}

/** The picture in words, for one who does not see it. In Swedish: the table beside it has the English. */
function tellPicture(slots: readonly WeekSlot[], days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[], say: Say): string {
  const told = days.flatMap((weekday) => {
    const own = slots.filter((slot) => slot.weekday === weekday);
    const words = own.map((slot) => `${formatClockSpan(slot)} ${slot.title}`).join(', ');
    return own.length === 0 ? [] : [say('pictureDay', { day: say(`weekday${weekday}`).sv, slots: words }).sv];
  });
  return [say('pictureOf').sv, ...told].join(' ');
}
