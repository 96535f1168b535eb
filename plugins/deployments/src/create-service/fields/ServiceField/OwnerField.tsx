import { Button, Combobox, Flex } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import { Owner, useOwners } from '../../hooks/useOwners';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';

const toOption = ({ entityRef, title }: Owner) => ({
  id: entityRef,
  label: title,
  description: entityRef,
});

/** Who owns the service: a group of the catalog, one's own first. */
export function OwnerField(props: {
  value: string | undefined;
  error: string | undefined;
  onChange: (owner: string | undefined) => void;
  onBlur: () => void;
}) {
  const t = useFormText();
  const { value: owners, loading, error, retry } = useOwners();
  const sections = [
    {
      title: t('service.owner.yours'),
      options: (owners?.yours ?? []).map(toOption),
    },
    {
      title: t('service.owner.others'),
      options: (owners?.others ?? []).map(toOption),
    },
  ].filter(section => section.options.length > 0);
  return (
    <Flex direction="column" gap="1">
      <Combobox
        label={t('service.owner.label')}
        description={t('service.owner.help')}
        placeholder={
          loading ? t('service.owner.loading') : t('service.owner.placeholder')
        }
        size="medium"
        isRequired
        options={sections}
        value={props.value ?? null}
        onChange={key => props.onChange(key === null ? undefined : String(key))}
        onBlur={props.onBlur}
        {...shownError(props.error)}
      />
      {owners && owners.yours.length === 0 && (
        <StatusLine tone="warning">
          {sections.length === 0
            ? t('service.owner.none')
            : t('service.owner.noneOfYours')}
        </StatusLine>
      )}
      {error && (
        <Flex align="center" gap="2">
          <StatusLine tone="bad">
            {t('service.owner.failed', { cause: causeOf(error) })}
          </StatusLine>
          <Button size="small" variant="secondary" onPress={retry}>
            {t('retry')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
