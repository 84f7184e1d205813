package dev.perigee.platform.docs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void pages_of_the_manual_are_linked_as_pages() {
    assertThat(Markdown.toHtml("[x](security.md)")).contains("<a href=\"security.html\">x</a>");
  }

  @Test
  void what_is_not_served_is_text_without_a_link() {
    assertThat(Markdown.toHtml("see [a `b` c](adr/0001.md), [d](../README.md)."))
        .isEqualTo("<p>see a <code>b</code> c, d.</p>\n");
  }

  @Test
  void tables_are_tables_and_html_is_text() {
    assertThat(Markdown.toHtml("| a |\n|---|\n| <b> |")).contains("<td>&lt;b&gt;</td>");
  }
}
