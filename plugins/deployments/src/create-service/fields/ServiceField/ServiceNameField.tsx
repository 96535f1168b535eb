import { Button, Flex, TextField } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import { useName } from '../../hooks/useName';
import { isFree } from '../../spec/nameState';
import { ServiceValue } from '../../spec/values';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';

const NAME_MAX = 30;

interface NameProps {
  value: ServiceValue;
  onChange: (part: ServiceValue) => void;
}

/** The name, and at once whether it is free. */
export function ServiceNameField(
  props: NameProps & {
    error: string | undefined;
    /** Whether the name is one that can be asked for. */
    isWellFormed: boolean;
    onBlur: () => void;
  },
) {
  const t = useFormText();
  const { name = '' } = props.value;
  return (
    <Flex direction="column" gap="1">
      <TextField
        label={t('service.name.label')}
        secondaryLabel={t('service.name.length', {
          length: String(name.length),
          max: String(NAME_MAX),
        })}
        description={t('service.name.help')}
        placeholder="shop"
        size="medium"
        autoComplete="off"
        spellCheck="false"
        isRequired
        value={name}
        onChange={typed => props.onChange({ name: typed || undefined })}
        onBlur={props.onBlur}
        {...shownError(props.error)}
      />
      {props.isWellFormed && name && <NameState {...props} name={name} />}
    </Flex>
  );
}

function NameState(props: NameProps & { name: string }) {
  const t = useFormText();
  const { name, value, onChange } = props;
  const check = useName(name, value.owner);
  if (check.state === 'failed') {
    return (
      <StatusLine tone="warning">
        {t('service.name.unknown', { cause: causeOf(check.error) })}
      </StatusLine>
    );
  }
  if (check.state === 'asking') {
    return <StatusLine tone="busy">{t('service.name.checking')}</StatusLine>;
  }
  const { state, message, remedy, entityRef, applications } = check.answer;
  if (!isFree(check.answer, value)) {
    return (
      <Flex direction="column" align="start" gap="2">
        <StatusLine tone={state === 'connectable' ? 'warning' : 'bad'}>
          {message} {remedy}
        </StatusLine>
        {entityRef && (
          <Button
            variant="secondary"
            size="small"
            onPress={() => onChange({ entityRef })}
          >
            {t('service.name.connect')}
          </Button>
        )}
      </Flex>
    );
  }
  if (applications.length) {
    return (
      <StatusLine tone="warning">
        {t('service.name.applicationTaken', { name: applications.join(', ') })}
      </StatusLine>
    );
  }
  return (
    <StatusLine tone="well">{t('service.name.free', { name })}</StatusLine>
  );
}
