import type { JsonObject } from '@argosy/control-plane';
import type { Acl, Operation } from './policy/Acl';
import type { Token } from './Tokens';

export interface Call {
  /** Below the mount. */
  path: string;
  /** What the groups of the route's pattern caught. */
  params: string[];
  body: JsonObject;
  query: URLSearchParams;
  /** Absent on routes that are open. */
  token?: Token;
  acl: Acl;
}

export interface Reply {
  status?: number;
  data?: JsonObject | null;
  auth?: JsonObject;
  warnings?: string[];
  /** `sys/` repeats the data beside the envelope. */
  flat?: true;
}

/** One path of a backend. No reply is 404 for a read and 204 for a write. */
export interface Route {
  pattern: RegExp;
  /** Who has no token may call it too. */
  open?: true;
  /** Takes `sudo` beside the capability. */
  sudo?: true;
  /** A write is a create where this says no; without it every write is an update. */
  exists?(call: Call): boolean;
  on: Partial<Record<Exclude<Operation, 'create'>, Handler>>;
}

type Handler = (call: Call) => Reply | undefined;

/** A mounted backend. */
export interface Backend {
  type: string;
  accessor: string;
  options: JsonObject | null;
  routes: Route[];
}
