import type { RequestHandler, Response } from 'express';
import type { VaultFault } from '@argosy/control-plane';

/** How late an answer comes of a Vault that is slow. */
const SLOW_MS = 1_500;

/** What is wrong with the Vault at present. */
export class VaultFaults {
  readonly #held = new Set<Response>();
  #fault?: VaultFault;

  get isSealed() {
    return this.#fault === 'sealed';
  }

  set(fault: VaultFault) {
    this.#fault = fault;
  }

  clear() {
    this.#fault = undefined;
    this.#held.forEach(response => response.destroy());
    this.#held.clear();
  }

  /** Stands before the API; a Vault that is sealed still answers `sys/health`. */
  gate(): RequestHandler {
    return (_, response, next) => {
      if (this.#fault === 'down') {
        response.destroy();
      } else if (this.#fault === 'hanging') {
        this.#held.add(response);
        response.on('close', () => this.#held.delete(response));
      } else if (this.#fault === 'slow') {
        setTimeout(next, SLOW_MS);
      } else {
        next();
      }
    };
  }
}
