// What the benches of several packages share: by this file only, so that it is plain what of the product's folders knows the sandbox.
export * from '@argosy/sandbox/bench';
