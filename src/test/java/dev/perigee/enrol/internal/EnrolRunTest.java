package dev.perigee.enrol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolRunTest {
  @TempDir Path source;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private FakeServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void each_photo_becomes_a_face_of_the_list_with_its_person_and_sample() throws IOException {
    photo("Ann/1.jpg", "ann1");

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.COMPLETE);
    assertThat(server.lists).containsExactly("staff");
    JsonNode face = server.faces.getFirst();
    assertThat(face.get("user_data").asText()).isEqualTo("Ann");
    assertThat(face.get("lists").get(0).asText()).isEqualTo("list");
    assertThat(face.get("avatar").asText()).isEqualTo("/6/samples/faces/ann1");
    assertThat(face.get("external_id").asText()).isEqualTo(ExternalIds.of("Ann", "1.jpg"));
  }

  @Test
  void a_second_run_enrols_only_what_is_new() throws IOException {
    photo("Ann/1.jpg", "ann1");
    enrol();
    photo("Ben/1.jpg", "ben1");

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.COMPLETE);
    assertThat(server.faces).hasSize(2);
    assertThat(server.lists).hasSize(1);
    assertThat(output()).contains("2 photos of 2 people: 1 enrolled, 1 there already, 0 refused");
  }

  @Test
  void photos_that_cannot_be_used_are_named_with_the_reason_and_the_rest_is_enrolled()
      throws IOException {
    photo("Ann/1.jpg", "ann1");
    photo("Ann/2.jpg", "");
    photo("Ann/3.jpg", "ann3 stranger");
    photo("Ann/4.jpg", "broken");

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.SOME_REFUSED);
    assertThat(server.faces).hasSize(1);
    assertThat(output())
        .contains("Ann/2.jpg: no face found")
        .contains("Ann/3.jpg: several faces found")
        .contains("Ann/4.jpg: not an image");
  }

  @Test
  void a_full_server_is_asked_again() throws IOException {
    photo("Ann/1.jpg", "ann1");
    server.overloadedAnswers.set(5);

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.COMPLETE);
    assertThat(server.faces).hasSize(1);
  }

  @Test
  void a_lost_answer_does_not_make_a_second_face() throws IOException {
    photo("Ann/1.jpg", "ann1");
    server.lostFaceAnswers.set(1);

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.COMPLETE);
    assertThat(server.faces).hasSize(1);
  }

  @Test
  void the_sample_of_a_refused_face_is_removed() throws IOException {
    photo("Ann/1.jpg", "ann1");
    server.refusesFaces = true;

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.SOME_REFUSED);
    assertThat(output()).contains("no such list (22005)");
    assertThat(server.deletedSamples).containsExactly("DELETE /6/samples/faces/ann1");
  }

  @Test
  void a_refused_login_ends_the_run() throws IOException {
    photo("Ann/1.jpg", "ann1");
    server.refusesLogin = true;

    int code = enrol();

    assertThat(code).isEqualTo(EnrolRun.NOTHING_DONE);
    assertThat(output()).contains("refuses the login").doesNotContain("secret");
  }

  @Test
  void a_missing_server_ends_the_run() throws IOException {
    photo("Ann/1.jpg", "ann1");
    URI url = server.url();
    server.close();

    int code = run(new EnrolOptions(source, "staff", url, "me", "secret", 2, false, null));

    assertThat(code).isEqualTo(EnrolRun.NOTHING_DONE);
    assertThat(output()).contains("No server answers at " + url);
  }

  @Test
  void an_empty_folder_is_an_error() {
    assertThat(enrol()).isEqualTo(EnrolRun.NOTHING_DONE);
    assertThat(output()).contains("holds no photos");
  }

  @Test
  void the_report_lists_each_photo() throws IOException {
    photo("Ann/1.jpg", "ann1");
    photo("Ann/2.jpg", "");
    Path report = source.resolve("report.csv");

    run(new EnrolOptions(source, "staff", server.url(), "me", "secret", 1, false, report));

    assertThat(report)
        .content()
        .contains("file,person,external_id,status,face_id,reason")
        .contains("Ann/1.jpg,Ann," + ExternalIds.of("Ann", "1.jpg") + ",enrolled,")
        .contains(",refused,,no face found");
  }

  private void photo(String name, String content) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private int enrol() {
    return run(new EnrolOptions(source, "staff", server.url(), "me", "secret", 2, false, null));
  }

  private int run(EnrolOptions options) {
    return new EnrolRun(options, new PrintStream(printed, true, StandardCharsets.UTF_8), false)
        .run();
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
