import { Button, Text } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { Code } from './Code';
import styles from './CopyLines.module.css';
import { useText } from './useText';

const CONFIRM_MS = 2000;

interface CopyLinesProps {
  label: string;
  lines: string;
  /** What the button copies, for those who do not see the lines beside it. Absent: their last one. */
  what?: string;
}

/** Lines to copy, as they are to be pasted. */
export const CopyLines = ({ label, lines, what }: CopyLinesProps) => {
  const t = useText();
  const shown = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div>
      <Text as="p" variant="body-small" color="secondary">
        {label}
      </Text>
      <div className={styles.lines}>
        <div ref={shown}>
          <Code>{lines}</Code>
        </div>
        <Button
          aria-label={`${t('guidance.copy')}: ${what ?? lines.split('\n').pop()?.trim()}`}
          size="small"
          variant="secondary"
          iconStart={
            copied ? (
              <RiCheckLine aria-hidden />
            ) : (
              <RiFileCopyLine aria-hidden />
            )
          }
          onPress={async () => setCopied(await copy(lines, shown.current))}
        >
          {copied ? t('guidance.copied') : t('guidance.copy')}
        </Button>
      </div>
    </div>
  );
};

/** Browsers give the clipboard to pages on https only. Elsewhere the lines are selected, so that they can be copied by hand at least. */
async function copy(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) window.getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}
