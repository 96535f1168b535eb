export interface Config {
  /** Argosy: from a click to every region. */
  deployments?: {
    /** Each Kubernetes cluster that runs Argo CD. */
    hubs: Array<{
      /** One word for it; stands in paths and on screens. */
      name: string;
      /** Address of Argo CD's pages, for links only. */
      url?: string;
      /** Where Applications live. The first is where ours are made. */
      namespaces: string[];
      /** Exactly one of inCluster, kubeconfig, server. */
      kubernetes: {
        inCluster?: boolean;
        /** Path of a kubeconfig file. */
        kubeconfig?: string;
        context?: string;
        server?: string;
        /** Base64 of the PEM. */
        caData?: string;
        caFile?: string;
        /** @visibility secret */
        token?: string;
        tokenFile?: string;
      };
      /** Argo CD's own API with a read-only role: clusters and resource trees. */
      argocd?: {
        /** https, or http on the loopback interface. */
        url: string;
        /** Takes http elsewhere too, where a service mesh encrypts the way; the set-up page then says so. */
        allowHttp?: boolean;
        /** @visibility secret */
        token: string;
      };
    }>;
    gitops: {
      /** Address of the GitOps repository; its credentials come from `integrations`. */
      repository: string;
      /** Takes http for the repository and for the API of its host, where a service mesh encrypts the way. */
      allowHttp?: boolean;
      branch: string;
      /** Author of commits. Default: Argosy <argosy@localhost>. */
      author?: { name: string; email: string };
      /** What the names of our branches begin with. Default: argosy/ */
      branchPrefix?: string;
    };
    /**
     * A plain ALLOW of the permission policy lets a person create what their own groups own, and no more; a policy
     * that answers under conditions is taken at its word. With false a plain ALLOW allows everything. Default: true.
     */
    ownersOnly?: boolean;
    /** Whose services may be put into a project, by its name. One that is not named belongs to the owner of the services that it holds. */
    projects?: {
      [project: string]: {
        /** Full entity references, such as group:default/team-a. */
        owners: string[];
      };
    };
    /**
     * What services may write, such as a pipeline with a token of backend.auth.externalAccess. One that is not listed
     * writes nothing.
     */
    callers?: Array<{
      /** As Backstage names it: that of a static token, or external:<subjectPrefix>:<sub> of a token by jwks. */
      subject: string;
      /** Operations: create-service, preview-service, preview-secrets. */
      may: string[];
      /** Owners of the services, as full entity references: it can create for nobody else. */
      owners: string[];
      /** Only these services of theirs. Default: all. */
      services?: string[];
      environments: string[];
    }>;
    /** Label of clusters whose value is the region. Default: region. */
    regionLabel?: string;
    /** Address of a Prometheus that the clusters reach; canaries are judged by it. */
    prometheus?: string;
    /** In the order of every screen. */
    environments: Array<{
      name: string;
      title?: string;
      clusters: { matchLabels: { [label: string]: string } };
      change: 'commit' | 'pull-request';
      /** Only here may a tag such as latest-main stand. */
      floatingTags?: boolean;
      /** Tier prod: nothing is removed by itself. */
      guarded?: boolean;
      gateway?: { name: string; namespace: string };
      /** How secrets of Vault reach the pods. Default: injector. */
      secrets?: { delivery: 'injector' | 'external-secrets' };
    }>;
    /** Where workloads get their secrets from. Without it nothing of Vault is planned or asked. */
    vault?: {
      /** Who makes the roles: the portal, an admin (one for all), or the Vault team from Terraform. Default: roles. */
      mode?: 'roles' | 'read-only' | 'pull-request';
      /** Names of roles and policies of ours begin with it; another portal on the same Vault needs another one. Default: argosy- */
      rolePrefix?: string;
      /** When set, tokens of workloads carry it and roles demand it. */
      audience?: string;
      servers: Array<{
        name: string;
        /** Address of the API: https, or http on the loopback interface. */
        url: string;
        /** Takes http elsewhere too, where a service mesh encrypts the way. */
        allowHttp?: boolean;
        /** Address for people. Default: url. */
        publicUrl?: string;
        /** Namespace of Vault Enterprise or OpenBao. */
        namespace?: string;
        /** Default: mount secret, version 2. */
        kv?: { mount?: string; version?: 1 | 2 };
        /** How the portal logs in. May be left out in the mode pull-request. */
        auth?: {
          method: 'kubernetes' | 'jwt' | 'approle';
          /** Default: the name of the method. */
          mount?: string;
          /** For kubernetes and jwt. */
          role?: string;
          /** For kubernetes and jwt. Default for kubernetes: the pod's own token. */
          tokenFile?: string;
          /**
           * For approle.
           * @visibility secret
           */
          roleId?: string;
          /** For approle: a file that holds the secret id. */
          secretIdFile?: string;
        };
        /** The auth mount of each cluster, by the cluster's name in Argo CD. */
        clusters: { [cluster: string]: { mount: string } };
      }>;
    };
  };
}
