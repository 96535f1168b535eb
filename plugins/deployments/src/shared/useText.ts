import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { deploymentsTranslationRef } from '../translation';

/** Looks a text up. */
export type Text = TranslationFunction<(typeof deploymentsTranslationRef)['T']>;

/** The card's texts in the language of the person. */
export const useText = (): Text =>
  useTranslationRef(deploymentsTranslationRef).t;
