import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** The annotations of catalog entities, as a person may see them. */
export interface EntityAnnotations {
  /** Undefined when there is no such entity, or none that the person may see. Errors: `ServiceUnavailableError`. */
  get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Record<string, string> | undefined>;
}

/** Whose catalog entities are, whoever asks. */
export interface EntityOwners {
  /** Entity refs; undefined when there is no such entity. Errors: `ServiceUnavailableError`. */
  get(entityRef: string): Promise<string[] | undefined>;
}
