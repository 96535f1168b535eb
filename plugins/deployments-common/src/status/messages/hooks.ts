import { KnownMessage } from './message';

const NEXT = 'Read its log, mend it and commit.';

/** Jobs, most of them migrations. */
export const hooks: KnownMessage[] = [
  {
    when: /^Job has reached the specified backoff limit/,
    say: () => ({ message: 'Every try failed.', next: NEXT }),
  },
  {
    when: /^Job was active longer than specified deadline/,
    say: () => ({ message: 'It did not end within its deadline.', next: NEXT }),
  },
];
