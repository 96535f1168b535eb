import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  TextAreaField,
} from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { shownError } from '../shownError';
import { EnvironmentVariables } from './EnvironmentVariables';
import { RowProps } from './rowProps';

/** What most workloads do without. Opens by itself where it holds something that is wrong. */
export function AdvancedFields(props: RowProps) {
  const t = useFormText();
  const { value, errorAt, onChange, onBlur } = props;
  const isWrong = Boolean(errorAt('env') ?? errorAt('migration'));
  return (
    <Accordion {...(isWrong && { isExpanded: true })}>
      <AccordionTrigger
        title={t('workloads.advanced.title')}
        subtitle={t('workloads.advanced.subtitle')}
      />
      <AccordionPanel>
        <Flex direction="column" gap="5">
          <EnvironmentVariables {...props} />
          <TextAreaField
            label={t('workloads.migration.label')}
            secondaryLabel={t('optional')}
            description={t('workloads.migration.help')}
            placeholder={'node\nmigrate.js'}
            rows={3}
            value={value.migration ?? ''}
            onChange={typed =>
              onChange({ ...value, migration: typed || undefined })
            }
            onBlur={() => onBlur('migration')}
            spellCheck="false"
            {...shownError(errorAt('migration'))}
          />
        </Flex>
      </AccordionPanel>
    </Accordion>
  );
}
