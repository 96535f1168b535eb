import type {
  MetricAttributes,
  MetricOptions,
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** An instrument that was made, and all that it was told. */
export interface RecordedInstrument {
  kind: 'counter' | 'histogram' | 'observable gauge';
  unit?: string;
  points: Array<{ value: number; attributes: MetricAttributes }>;
}

/** A metrics service that keeps everything. It knows the kinds of instruments that the plugin uses. */
export function recordMetrics() {
  const instruments = new Map<string, RecordedInstrument>();
  const callbacks: Array<() => void | Promise<void>> = [];
  const make = (
    kind: RecordedInstrument['kind'],
    name: string,
    options: MetricOptions = {},
  ) => {
    if (instruments.has(name)) throw new Error(`${name} is made twice`);
    const points: RecordedInstrument['points'] = [];
    instruments.set(name, { kind, unit: options.unit, points });
    return (value: number, attributes: MetricAttributes = {}) =>
      void points.push({ value, attributes });
  };
  const notUsed = () => {
    throw new Error('docs/metrics.md has no instrument of this kind');
  };
  const service: MetricsService = {
    createCounter: (name, options) => ({ add: make('counter', name, options) }),
    createHistogram: (name, options) => ({
      record: make('histogram', name, options),
    }),
    createObservableGauge: (name, options) => {
      const observe = make('observable gauge', name, options);
      return {
        addCallback: (callback: MetricsServiceObservableCallback) =>
          void callbacks.push(() => callback({ observe })),
        removeCallback: notUsed,
      };
    },
    createUpDownCounter: notUsed,
    createGauge: notUsed,
    createObservableCounter: notUsed,
    createObservableUpDownCounter: notUsed,
  };
  return {
    service,
    instruments,
    pointsOf: (name: string) => instruments.get(name)?.points ?? [],
    /** As a reader of OpenTelemetry does at intervals. */
    async collect() {
      for (const callback of callbacks) await callback();
    },
  };
}
