import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Flex, Grid, TextAreaField } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { useTargets } from '../../hooks/useTargets';
import { errorAt, findingsOfPage } from '../../spec/findingsAt';
import { findingsOfOwner } from '../../spec/findingsOfOwner';
import { Fleet } from '../../spec/nameState';
import { fieldAt, sentenceOf } from '../../spec/sentences';
import { ServiceValue } from '../../spec/values';
import { FieldProps, onSheet, schemaOf, valuesOf } from '../formField';
import { shownError } from '../shownError';
import { useTouched } from '../useTouched';
import { validatePage } from '../validate';
import { AdvancedServiceFields } from './AdvancedServiceFields';
import { NamePreview } from './NamePreview';
import { OwnerField } from './OwnerField';
import { ServiceNameField } from './ServiceNameField';

/** Page *Service*: its name, who owns it, what it does. */
export function ServiceField(props: FieldProps<ServiceValue>) {
  const t = useFormText();
  const value = props.formData ?? {};
  // What is typed into it is not asked about letter by letter.
  const fleet = useTargets({ owner: value.owner });
  const { touch, isShown } = useTouched(props.rawErrors.length > 0);
  const values = { ...valuesOf(props), service: value };
  const findings = findingsOfPage('service', values, t);
  const wrong = (path: string) => errorAt(findings, path, fieldAt(path, t));
  const shown = (path: string) => (isShown(path) ? wrong(path) : undefined);
  // A name that is refused gives no Application its name.
  const possible = wrong('name') ? '' : (value.name ?? '');
  const change = (part: ServiceValue) => props.onChange({ ...value, ...part });
  return (
    <Grid.Root columns={{ initial: '1', md: '2' }} gap="8">
      <Flex direction="column" gap="5">
        <ServiceNameField
          value={value}
          error={shown('name')}
          isWellFormed={!wrong('name')}
          onChange={change}
          onBlur={() => touch('name')}
        />
        <OwnerField
          value={value.owner}
          error={shown('owner') ?? refusedOwner(fleet.value)}
          onChange={owner => change({ owner })}
          onBlur={() => touch('owner')}
        />
        <TextAreaField
          label={t('service.description.label')}
          secondaryLabel={t('optional')}
          description={t('service.description.help')}
          rows={3}
          value={value.description ?? ''}
          onChange={description =>
            change({ description: description || undefined })
          }
          {...shownError(shown('description'))}
        />
        <AdvancedServiceFields
          value={value}
          shown={shown}
          onChange={change}
          onBlur={touch}
        />
      </Flex>
      <NamePreview name={possible} fleet={fleet.value} />
    </Grid.Root>
  );
}

function refusedOwner(fleet: Fleet | undefined): string | undefined {
  const [refused] = fleet ? findingsOfOwner(fleet) : [];
  return refused && sentenceOf(refused, '');
}

/** The field of the template. */
export const serviceField = createFormField({
  name: 'ArgosyService',
  component: onSheet(ServiceField),
  validation: validatePage('service'),
  schema: schemaOf<ServiceValue>(),
});
