package dev.perigee.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=b";

  private static MultipartBody parse(String type, String body) {
    return MultipartBody.parse(type, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String part(String headers, String content) {
    return "--b\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void parts_keep_their_order_bytes_and_headers() {
    String binary = "\0\r\n--\u00ff\r\n-";
    String body =
        part(
                "Content-Disposition: form-data; name=\"z\"; filename=\"z.jpg\"\r\nContent-Type: image/jpeg",
                binary)
            + part("content-disposition: form-data; name=\"a\"", "text")
            + part("Content-Disposition: form-data; name=\"z\"\r\nContent-Type: image/png", "")
            + "--b--\r\n";

    MultipartBody form = parse(TYPE, body);

    assertThat(form.parts())
        .extracting(
            MultipartBody.Part::name, MultipartBody.Part::fileName, MultipartBody.Part::contentType)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("z", "z.jpg", "image/jpeg"),
            org.assertj.core.groups.Tuple.tuple("a", null, null),
            org.assertj.core.groups.Tuple.tuple("z", null, "image/png"));
    assertThat(form.parts().get(0).bytes()).isEqualTo(binary.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(form.parts().get(1).bytes()).asString().isEqualTo("text");
    assertThat(form.parts().get(2).bytes()).isEmpty();
  }

  @Test
  void a_quoted_boundary_is_read() {
    String body = part("Content-Disposition: form-data; name=\"a\"", "x") + "--b--";

    assertThat(parse("multipart/form-data; boundary=\"b\"", body).parts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          multipart/form-data             | --b--             | boundary
          multipart/form-data; boundary=  | --b--             | boundary
          multipart/form-data; boundary=" | --b--             | boundary
          multipart/form-data; boundary=é | --b--             | boundary
          multipart/form-data; boundary=b | no boundary       | closing
          multipart/form-data; boundary=b | ``                | closing
          """)
  void what_is_no_form_is_refused(String type, String body, String message) {
    assertThatThrownBy(() -> parse(type, body))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_truncated_form_is_refused() {
    String body = part("Content-Disposition: form-data; name=\"a\"", "x");

    assertThatThrownBy(() -> parse(TYPE, body)).hasMessageContaining("closing boundary");
  }

  @Test
  void a_part_without_disposition_is_refused() {
    String body = part("Content-Type: image/jpeg", "x") + "--b--";

    assertThatThrownBy(() -> parse(TYPE, body)).hasMessageContaining("Content-Disposition");
  }

  @Test
  void the_number_of_parts_is_bounded() {
    String body = part("Content-Disposition: form-data; name=\"a\"", "").repeat(1001) + "--b--";

    assertThatThrownBy(() -> parse(TYPE, body)).hasMessageContaining("1000 parts");
  }

  @Test
  void content_is_never_printed() {
    String body = part("Content-Disposition: form-data; name=\"a\"", "secret") + "--b--";

    assertThat(parse(TYPE, body).toString()).doesNotContain("secret");
  }
}
