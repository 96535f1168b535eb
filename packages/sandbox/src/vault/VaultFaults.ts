import type { RequestHandler, Response } from 'express';
import type { VaultFault } from '@argosy/control-plane';

/** How late a slow Vault answers. */
const SLOW_MS = 1_500;

/** The fault that the Vault has at present. */
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

  /** Middleware that plays the fault. A sealed Vault still answers `sys/health`. */
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
