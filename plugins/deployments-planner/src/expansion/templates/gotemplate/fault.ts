/** A text of the template that Argo CD would refuse (`argo`), or that this evaluator does not know (`preview`). */
export class TemplateFault extends Error {
  constructor(
    readonly by: 'argo' | 'preview',
    message: string,
  ) {
    super(message);
  }
}
