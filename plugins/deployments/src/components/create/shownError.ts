/**
 * Shows our own sentence under an input of `@backstage/ui`.
 * `aria`, since the browser's own bubbles would cover the sentence and stop the wizard's submit before our validation.
 */
export const shownError = (error: string | undefined) => ({
  validationBehavior: 'aria' as const,
  isInvalid: error !== undefined,
  validate: () => error ?? null,
});
