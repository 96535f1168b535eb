import { useSyncExternalStore } from 'react';
import { clock } from './clock';
import { useText } from './useText';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A value of the present, asked again with each tick; renders only when it changes. */
const useNow = <T extends string | number | boolean>(
  read: (now: number) => T,
): T => useSyncExternalStore(clock.subscribe, () => read(clock.now()));

/** How long ago a time was, in its greatest whole unit: `4 s`, `12 min`, `3 d`. */
export function useAge(time: string | number): string {
  const t = useText();
  const since = new Date(time).getTime();
  return useNow(now => {
    // A clock that runs ahead of ours is no reason to show a negative age.
    const age = Math.max(0, now - since);
    if (age < MINUTE) return t('time.seconds', { n: whole(age, SECOND) });
    if (age < HOUR) return t('time.minutes', { n: whole(age, MINUTE) });
    if (age < DAY) return t('time.hours', { n: whole(age, HOUR) });
    return t('time.days', { n: whole(age, DAY) });
  });
}

/** A time of the clock, with its date unless it is today: `10:02`, `3 Mar, 10:02`. */
export function useClockTime(time: string | number): string {
  const date = new Date(time);
  const today = useNow(
    now => new Date(now).toDateString() === date.toDateString(),
  );
  return date.toLocaleString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(!today && { day: 'numeric', month: 'short' }),
  });
}

/** The whole time, for hovering. */
export const absolute = (time: string | number) =>
  new Date(time).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });

const whole = (age: number, unit: number) => String(Math.floor(age / unit));
