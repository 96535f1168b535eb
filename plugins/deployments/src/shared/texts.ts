/** Units of an age. */
export const time = {
  seconds: '{{n}} s',
  minutes: '{{n}} min',
  hours: '{{n}} h',
  days: '{{n}} d',
} as const;

/** What every page says: why an answer is missing, and the words of its buttons. */
export const guidance = {
  copy: 'Copy',
  copied: 'Copied',
  offline:
    'The backend of this portal does not answer. Check your network, then try again.',
  mismatch:
    'The backend answered in a format that this page does not know. Reload the page; if that does not help, the deployments plugins of frontend and backend have different versions.',
  retry: 'Retry',
} as const;
