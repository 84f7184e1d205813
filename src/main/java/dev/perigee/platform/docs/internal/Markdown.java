package dev.perigee.platform.docs.internal;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The project's documents as HTML. */
final class Markdown {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();

  /** Documents that are pages of the manual, too. */
  private static final Set<String> PAGES =
      Set.of("configuration.md", "deviations.md", "licences.md", "security.md");

  private Markdown() {}

  static String toHtml(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Links());
    return RENDERER.render(document);
  }

  /** Links among the pages; what lies elsewhere in the repository is text only. */
  private static final class Links extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      String target = link.getDestination();
      if (PAGES.contains(target)) {
        link.setDestination(target.replace(".md", ".html"));
      } else if (target.endsWith(".md") || target.startsWith("../")) {
        Node after = link;
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
          after.insertAfter(child);
          after = child;
        }
        link.unlink();
      }
    }
  }
}
