/** One step from a Change to a service that runs. Times are ISO 8601. @public */
export interface TimelineStep {
  name:
    'Change open' | 'Merged' | 'Application generated' | 'Synced' | 'Healthy';
  state: 'done' | 'running' | 'waiting' | 'failed';
  /** When it was done, as far as it was observed. */
  at?: string;
  /** What it waits for and how long that usually takes, or why it failed. */
  detail?: string;
}
