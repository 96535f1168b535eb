import type { JsonObject } from '@argosy/control-plane';

export interface Condition {
  type: string;
  /** Of a set only. */
  status?: string;
  reason?: string;
  message: string;
}

/** A set or an Application on a hub, as far as the suites look at it. */
export interface Standing {
  metadata: {
    name: string;
    uid: string;
    namespace: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    ownerReferences?: Array<{ kind: string; name: string }>;
  };
  spec: JsonObject & { source?: { targetRevision?: string } };
  status?: {
    conditions?: Condition[];
    sync?: { status: string; revision?: string };
    health?: { status: string };
    operationState?: { finishedAt?: string; message?: string; phase?: string };
    resources?: Array<{
      kind: string;
      name: string;
      status?: string;
      health?: { status: string; message?: string };
    }>;
  };
}
