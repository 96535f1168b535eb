/** The label that selectors use. It stands on pods only: a Job that carried it would join the Service. */
export const nameLabel = (workload: string) => ({
  'app.kubernetes.io/name': workload,
});

export const HTTP_PORT = 'http';
export const SERVICE_PORT = 80;
