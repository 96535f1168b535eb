const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a name may stand in a role or a path of Vault: a DNS label holds no glob, separator, template or capital. */
export const isPlainName = (name: string) => LABEL.test(name);
