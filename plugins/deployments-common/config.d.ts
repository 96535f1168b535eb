export interface Config {
  /** Argosy: from a click to every region. */
  deployments?: {
    /** Each Kubernetes cluster that runs Argo CD. */
    hubs: Array<{
      /**
       * One word for it; stands in paths and on screens.
       * @visibility frontend
       */
      name: string;
      /**
       * Address of Argo CD's pages, for links only.
       * @visibility frontend
       */
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
        url: string;
        /** @visibility secret */
        token: string;
      };
    }>;
    gitops: {
      /** Address of the GitOps repository; its credentials come from `integrations`. */
      repository: string;
      branch: string;
      /** Author of commits. Default: Argosy <argosy@localhost>. */
      author?: { name: string; email: string };
    };
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
    }>;
  };
}
