export { TargetButton } from './TargetButton';
export { useTargetWords } from './useTargetWords';
