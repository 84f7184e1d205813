package dev.perigee.platform.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The error object of every answer, also used with code 0 for the successful parts of batch
 * answers.
 *
 * @param errorCode documented number
 * @param desc class of the error
 * @param detail what exactly was wrong
 * @param link page that explains the number
 */
@RegisterForReflection
@JsonPropertyOrder({"error_code", "desc", "detail", "link"})
public record ErrorBody(
    @JsonProperty("error_code") int errorCode, String desc, String detail, String link) {

  private static final String LINK =
      "https://docs.visionlabs.ai/info/luna/troubleshooting/errors-description/code-";

  /** The object that batch answers show beside what went well. */
  public static final ErrorBody SUCCESS = of(ErrorCode.SUCCESS);

  /** Fills the detail's {@code {}} marks with the arguments, in order. */
  public static ErrorBody of(ErrorCode code, Object... args) {
    return new ErrorBody(
        code.number(), code.desc(), fill(code.detail(), args), LINK + code.number());
  }

  private static String fill(String template, Object... args) {
    StringBuilder out = new StringBuilder(template.length() + 32);
    int from = 0;
    for (Object arg : args) {
      int at = template.indexOf("{}", from);
      if (at < 0) {
        break;
      }
      out.append(template, from, at).append(arg);
      from = at + 2;
    }
    return out.append(template, from, template.length()).toString();
  }
}
