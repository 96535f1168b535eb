import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  TextField,
} from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { ServiceValue } from '../../spec/values';
import { shownError } from '../shownError';

const FIELDS = ['project', 'entityRef'] as const;

/** What follows from the rest unless someone says otherwise. */
export function AdvancedServiceFields(props: {
  value: ServiceValue;
  shown: (path: string) => string | undefined;
  onChange: (part: ServiceValue) => void;
  onBlur: (path: string) => void;
}) {
  const t = useFormText();
  const isWrong = FIELDS.some(field => props.shown(field));
  return (
    <Accordion {...(isWrong && { isExpanded: true })}>
      <AccordionTrigger
        title={t('service.advanced.title')}
        subtitle={t('service.advanced.subtitle')}
      />
      <AccordionPanel>
        <Flex direction="column" gap="5">
          {FIELDS.map(field => (
            <TextField
              key={field}
              label={t(`service.${field}.label`)}
              secondaryLabel={t('optional')}
              description={t(`service.${field}.help`)}
              placeholder={
                field === 'project' ? 'team-a' : 'component:default/shop'
              }
              autoComplete="off"
              spellCheck="false"
              value={props.value[field] ?? ''}
              onChange={typed =>
                props.onChange({ [field]: typed || undefined })
              }
              onBlur={() => props.onBlur(field)}
              {...shownError(props.shown(field))}
            />
          ))}
        </Flex>
      </AccordionPanel>
    </Accordion>
  );
}
