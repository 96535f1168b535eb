type Place = { environment: string; cluster: string };

const compare = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** By environment, then cluster, as the folders stand. */
export const byPlace = (a: Place, b: Place) =>
  compare(a.environment, b.environment) || compare(a.cluster, b.cluster);
