/**
 * Shows our own sentence under an input of `@backstage/ui`.
 * `aria`, since the browser's own bubbles would cover the sentence and stop the wizard's submit before our validation.
 * No `isInvalid`: set by hand, it takes the place of the sentence.
 */
export const shownError = (error: string | undefined) => ({
  validationBehavior: 'aria' as const,
  validate: () => error ?? null,
});
