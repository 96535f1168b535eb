import type { JsonObject } from '@argosy/control-plane';
import type { Acl, Operation } from './policy/Acl';
import type { Token } from './Tokens';

export interface Call {
  /** The path below the mount. */
  path: string;
  /** What the groups of the route's pattern caught. */
  params: string[];
  body: JsonObject;
  query: URLSearchParams;
  /** Absent on open routes. */
  token?: Token;
  acl: Acl;
}

export interface Reply {
  status?: number;
  data?: JsonObject | null;
  auth?: JsonObject;
  warnings?: string[];
  /** Answers of `sys/` repeat the data beside the envelope. */
  flat?: true;
}

/** A path of a backend. A handler without a reply means 404 for a read and 204 for a write. */
export interface Route {
  pattern: RegExp;
  /** It may be called without a token. */
  open?: true;
  /** It needs `sudo` beside the capability. */
  sudo?: true;
  /** A write is a create where this returns false. Without it every write is an update. */
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
