import type { Certificates } from '@argosy/control-plane';
import type { Peers } from './build/Peers';
import type { Ports } from './processes/claimPorts';
import type { Processes } from './processes/Processes';

/** What every peer is started with. */
export interface Lab {
  peers: Peers;
  processes: Processes;
  ports: Ports;
  /** One authority for every API server and the proxies. */
  certificates: Certificates;
  /** The folder that everything is written to. */
  state: string;
  progress: (line: string) => void;
}
