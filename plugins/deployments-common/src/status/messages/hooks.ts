import { KnownMessage } from './message';

const NEXT = 'Read its log, fix it and commit.';

/** Jobs, most of them migrations. */
export const hooks: KnownMessage[] = [
  {
    when: /^Job has reached the specified backoff limit/,
    say: () => ({ message: 'Every attempt failed.', next: NEXT }),
  },
  {
    when: /^Job was active longer than specified deadline/,
    say: () => ({
      message: 'It did not finish within its deadline.',
      next: NEXT,
    }),
  },
];
