import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { reviewSchema } from '../fieldSchemas';
import { onSheet } from '../onSheet';
import { validateReview } from './reviewValue';
import { ReviewField } from './ReviewField';

export const reviewField = createFormField({
  name: 'ArgosyReview',
  component: onSheet(ReviewField),
  validation: validateReview,
  schema: reviewSchema,
});
