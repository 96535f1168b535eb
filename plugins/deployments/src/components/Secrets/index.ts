export { SecretsLine } from './SecretsLine';
export { SecretsView } from './SecretsView';
export { useSecretsWords } from './useSecretsWords';
