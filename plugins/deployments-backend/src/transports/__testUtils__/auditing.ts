import {
  type AuditorServiceCreateEventOptions,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/** An auditor that remembers: each event, and how it ended. */
export function auditing() {
  const events: Array<
    Pick<AuditorServiceCreateEventOptions, 'eventId' | 'meta'> & {
      outcome: string;
    }
  > = [];
  return {
    factory: createServiceFactory({
      service: coreServices.auditor,
      deps: {},
      factory: () => ({
        async createEvent({ eventId, meta }: AuditorServiceCreateEventOptions) {
          const event = { eventId, meta, outcome: 'begun' };
          events.push(event);
          return {
            async success() {
              event.outcome = 'success';
            },
            async fail({ error }: { error: Error }) {
              event.outcome = error.name;
            },
          };
        },
      }),
    }),
    /** What happened since the last look. */
    happened: () => events.splice(0),
  };
}
