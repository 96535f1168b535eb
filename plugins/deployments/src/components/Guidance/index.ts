export { CopyLines } from './CopyLines';
export { Failure } from './Failure';
export { Unannotated } from './Unannotated';
export { Unmatched } from './Unmatched';
