import type { PictureSlot, WeekPictureModel } from '@/lib/plan-documents';
import { formatClockSpan, formatClockTime } from '@/lib/time';
import styles from './plan-document.module.css';
import { Words } from './plan-document-view';

/** The week as a picture for paper: each time has its number, its name and a pattern, so that it reads without colour. */
export function PrintedWeek({ picture }: { picture: WeekPictureModel }) {
  const { days, startsMinute, endsMinute, slots, legend, alternative } = picture;
  const hours = Array.from({ length: (endsMinute - startsMinute) / 60 }, (_, hour) => startsMinute + hour * 60);
  const place = (slot: PictureSlot): React.CSSProperties => ({
    top: `${((slot.startsMinute - startsMinute) / (endsMinute - startsMinute)) * 100}%`,
    height: `${((slot.endsMinute - slot.startsMinute) / (endsMinute - startsMinute)) * 100}%`,
    left: `${(slot.lane / slot.lanes) * 100}%`,
    width: `${100 / slot.lanes}%`,
  });
  return (
    <figure className={styles.figure}>
      <div
        className={styles.week}
        role="img"
        aria-label={alternative}
        style={{ '--days': days.length, '--hours': hours.length } as React.CSSProperties}
      >
        <div className={styles.weekHead}>
          <span />
          {days.map((day) => (
            <span key={day.sv}>
              <Words line={day} />
            </span>
          ))}
        </div>
        <div className={styles.weekBody}>
          <div className={styles.hours}>
            {hours.map((minute) => (
              <span key={minute}>{formatClockTime(minute)}</span>
            ))}
          </div>
          {days.map((day, index) => (
            <div key={day.sv} className={styles.day}>
              {slots
                .filter(({ weekday }) => weekday === index + 1)
                .map((slot) => (
                  <div key={`${slot.number}-${slot.startsMinute}`} className={styles.slot} style={place(slot)}>
                    <i className={styles.pattern} data-pattern={slot.pattern} />
                    <span>
                      <b>
                        {slot.number}. {slot.title}
                      </b>{' '}
                      {formatClockSpan(slot)}
                    </span>
                  </div>
                ))}
            </div>
          ))}
        </div>
      </div>
      <figcaption className={styles.legend}>
        {legend.map(({ pattern, label }) => (
          <span key={pattern}>
            <i className={styles.pattern} data-pattern={pattern} />
            <Words line={label} />
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
