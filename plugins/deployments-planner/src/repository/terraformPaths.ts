interface Place {
  server: string;
  /** Auth mount of a cluster. */
  mount: string;
}

const folderOf = ({ server, mount }: Place) => `vault/${server}/${mount}/`;

/** What all services of a mount share: the policy, and whose accounts it knows. */
export const headPath = (place: Place) => `${folderOf(place)}main.tf`;

const nameOf = (service: string) => `roles-${service}.tf`;

/** Roles of one service. No name of a service makes it the head, or one of the files that Terraform takes for overrides. */
export const rolesPath = (place: Place, service: string) =>
  folderOf(place) + nameOf(service);

const PLACE = /^vault\/[^/]+\/[^/]+\/[^/]+\.tf$/;

/** Whether a path is of a service's roles, in whatever mount. */
export const isRolesPath = (service: string) => {
  const end = `/${nameOf(service)}`;
  return (path: string) => path.endsWith(end) && PLACE.test(path);
};

/** Whether a path is the head of a mount. */
export const isHeadPath = (path: string) =>
  path.endsWith('/main.tf') && PLACE.test(path);

/** Whether a path is in the Vault team's care. */
export const isTerraformPath = (path: string) => PLACE.test(path);
