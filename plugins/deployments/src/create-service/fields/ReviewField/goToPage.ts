import { Page, PAGES } from '../../spec/pages';

/**
 * Opens a page of the wizard. Backstage's stepper gives a field no way to do so, but lets a
 * person press the label of an earlier page: this presses it for them.
 * @returns false where no such label stands, and nothing has happened
 */
export function goToPage(page: Page): boolean {
  const labels = document.querySelectorAll<HTMLElement>(
    '.MuiStepper-root .MuiStepLabel-root',
  );
  const label = labels[PAGES.indexOf(page)];
  label?.click();
  return label !== undefined;
}
