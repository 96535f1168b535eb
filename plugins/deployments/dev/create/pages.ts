const pageOf = (title: string, name: string, field: string, type: string) => ({
  title,
  schema: {
    properties: {
      [name]: {
        title,
        type,
        'ui:field': field,
        'ui:hideError': true,
        'ui:backstage': { review: { show: false } },
      },
    },
  },
});

/** The parameters of the template, in short. */
export const pages = [
  pageOf('Service', 'service', 'ArgosyService', 'object'),
  pageOf('Workloads', 'workloads', 'ArgosyWorkloads', 'array'),
  pageOf('Where', 'targets', 'ArgosyTargets', 'object'),
  pageOf('Secrets', 'secrets', 'ArgosySecrets', 'object'),
  pageOf('Review', 'review', 'ArgosyReview', 'object'),
];
