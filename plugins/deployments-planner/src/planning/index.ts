export { planService } from './planService';
export type { PlanInput } from './planService';
