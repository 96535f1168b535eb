import { diffMarkup } from './diff';
import { markup } from './markup';

const HOSTILE = `<script>alert("x")</script>'&`;

describe('markup', () => {
  it('escapes every value, in text and in attributes', () => {
    expect(markup`<a title="${HOSTILE}">${HOSTILE}</a>`.source).toBe(
      '<a title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;</a>',
    );
  });

  it('keeps markup that was made by it, in lists too', () => {
    const items = ['a', '<b>'].map(each => markup`<li>${each}</li>`);
    expect(markup`<ul>${items}</ul>`.source).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
    );
  });

  it('leaves out what is undefined', () => {
    expect(markup`<p>${undefined}</p>`.source).toBe('<p></p>');
  });
});

describe('diffMarkup', () => {
  const DIFF = `diff --git a/x.yaml b/x.yaml
new file mode 100644
index 0000000..1111111
--- /dev/null
+++ b/x.yaml
@@ -0,0 +1,1 @@
+${HOSTILE}
diff --git a/y.yaml b/y.yaml
index 1111111..2222222 100644
--- a/y.yaml
+++ b/y.yaml
@@ -1,1 +1,1 @@
-old
+new`;

  it('has one fold per file, each line in its colour and escaped', () => {
    const [first, second, ...rest] = diffMarkup(DIFF).map(each => each.source);
    expect(rest).toEqual([]);
    expect(first).toContain('<summary>x.yaml · new</summary>');
    expect(first).toContain('<span class="add">+&lt;script&gt;');
    expect(first).not.toContain('<script>');
    expect(second).toContain('<span class="del">-old</span>');
  });

  it('is empty for an empty diff', () => {
    expect(diffMarkup('')).toEqual([]);
  });
});
