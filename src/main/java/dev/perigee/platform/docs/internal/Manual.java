package dev.perigee.platform.docs.internal;

import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Listeners;
import dev.perigee.platform.http.Service;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pages of {@code /docs/dev}: an introduction, the error codes as the program has them, and the
 * project's own documents about configuration, deviations, licences and security.
 */
@Singleton
class Manual {
  private static final String INDEX = "index.html";
  private static final String ERRORS = "errors.html";

  private final Contracts contracts;
  private final Listeners listeners;

  Manual(Contracts contracts, Listeners listeners) {
    this.contracts = contracts;
    this.listeners = listeners;
  }

  /**
   * @param page file name, one of those that the contract lists
   * @param service whose listener was asked
   */
  String page(String page, Service service) {
    return switch (page) {
      case INDEX -> html("Manual", index(service));
      case ERRORS -> html("Errors", errors());
      default -> html(page.replace(".html", ""), Assets.text(page.replace(".html", ".md")));
    };
  }

  /** The page that shows a service's contract. */
  String viewer(Service service) {
    String title = contracts.of(service).document().at("/info/title").asText();
    return Assets.text("viewer.html").replace("{title}", title);
  }

  private String index(Service asked) {
    Map<Service, String> urls = listeners.urls();
    String rows =
        Arrays.stream(Service.values())
            .map(service -> row(service, service == asked ? "" : urls.get(service)))
            .collect(Collectors.joining("\n"));
    return Assets.text("index.md")
        .replace("{services}", rows)
        .replace("{main}", urls.getOrDefault(Service.MAIN, ""));
  }

  /**
   * @param url empty for the service whose page this is, null for one that does not listen
   */
  private String row(Service service, String url) {
    String version = contracts.of(service).document().at("/info/version").asText();
    String where = url == null ? "off" : url.isEmpty() ? "here" : url;
    String link = url == null ? "" : "[specification](" + url + "/docs/spec)";
    return "| %s | %s | %s | %s |".formatted(service.title(), version, where, link);
  }

  private static String errors() {
    String rows =
        Arrays.stream(ErrorCode.values())
            .sorted(Comparator.comparingInt(ErrorCode::number))
            .map(
                code ->
                    "| %d | %d | %s | `%s` |"
                        .formatted(code.number(), code.status(), code.desc(), code.detail()))
            .collect(Collectors.joining("\n"));
    return Assets.text("errors.md").replace("{errors}", rows);
  }

  private static String html(String title, String markdown) {
    return Assets.text("page.html")
        .replace("{title}", title)
        .replace("{content}", Markdown.toHtml(markdown));
  }
}
