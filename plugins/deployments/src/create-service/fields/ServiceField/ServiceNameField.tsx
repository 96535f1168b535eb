import { Flex, TextField } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import { useTargets } from '../../hooks/useTargets';
import { takenNames } from '../../spec/nameState';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';

const NAME_MAX = 30;

/** The name, and at once whether the fleet has room for it. */
export function ServiceNameField(props: {
  value: string;
  fleet: ReturnType<typeof useTargets>;
  error: string | undefined;
  onChange: (name: string) => void;
  onBlur: () => void;
}) {
  const t = useFormText();
  return (
    <Flex direction="column" gap="1">
      <TextField
        label={t('service.name.label')}
        secondaryLabel={t('service.name.length', {
          length: String(props.value.length),
          max: String(NAME_MAX),
        })}
        description={t('service.name.help')}
        placeholder="shop"
        size="medium"
        autoComplete="off"
        spellCheck="false"
        isRequired
        value={props.value}
        onChange={props.onChange}
        onBlur={props.onBlur}
        {...shownError(props.error)}
      />
      {!props.error && props.value && (
        <NameState {...props} name={props.value} />
      )}
    </Flex>
  );
}

function NameState(props: {
  name: string;
  fleet: ReturnType<typeof useTargets>;
}) {
  const t = useFormText();
  const { value, error, loading } = props.fleet;
  if (error) {
    return (
      <StatusLine tone="warning">
        {t('service.name.unknown', { cause: causeOf(error) })}
      </StatusLine>
    );
  }
  if (loading || !value) {
    return <StatusLine tone="busy">{t('service.name.checking')}</StatusLine>;
  }
  const taken = takenNames(value, props.name);
  if (taken.service) {
    return <StatusLine tone="bad">{t('service.name.taken', props)}</StatusLine>;
  }
  if (taken.applications.length) {
    return (
      <StatusLine tone="warning">
        {t('service.name.applicationTaken', {
          name: taken.applications.join(', '),
        })}
      </StatusLine>
    );
  }
  return <StatusLine tone="well">{t('service.name.free', props)}</StatusLine>;
}
