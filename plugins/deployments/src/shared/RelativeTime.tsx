import { absolute, useAge } from './useTime';

interface RelativeTimeProps {
  /** ISO 8601, or epoch milliseconds. */
  at: string | number;
  /** Off where a tooltip around it already says the whole time. */
  hover?: boolean;
}

/** How long ago, with the whole time on hover. */
export const RelativeTime = ({ at, hover = true }: RelativeTimeProps) => (
  <time
    dateTime={new Date(at).toISOString()}
    title={hover ? absolute(at) : undefined}
  >
    {useAge(at)}
  </time>
);
