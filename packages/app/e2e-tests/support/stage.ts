interface Stage {
  browser: { executablePath: string; args: string[] };
  /** Address of the portal. */
  portal: string;
  /** Address of its backend. */
  backend: string;
  /** Describes the control plane behind it. */
  controlPlaneFile: string;
  /** Folder of all pictures. */
  pictures: string;
  /** Folder of the README's pictures, where they are to be made anew. */
  images?: string;
}

/**
 * What scripts/browser.mjs has started.
 * @throws when a test is run without it
 */
export function readStage(): Stage {
  const { ARGOSY_STAGE } = process.env;
  if (!ARGOSY_STAGE) {
    throw new Error(
      'No portal has been started for these tests. Run `npm test -- browser`.',
    );
  }
  return JSON.parse(ARGOSY_STAGE);
}
