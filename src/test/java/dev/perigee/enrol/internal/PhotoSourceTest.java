package dev.perigee.enrol.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoSourceTest {
  @TempDir Path folder;

  @Test
  void the_folder_of_a_photo_is_the_person() throws IOException {
    write("Ben/b.PNG", "");
    write("Ann/old/a.jpg", "");

    assertThat(PhotoSource.read(folder))
        .extracting(Photo::name, Photo::person)
        .containsExactly(tuple("Ann/old/a.jpg", "Ann"), tuple("Ben/b.PNG", "Ben"));
  }

  @Test
  void what_is_no_photo_is_passed_over() throws IOException {
    write("Ann/a.jpg", "");
    write("Ann/notes.txt", "");
    write(".git/x.jpg", "");
    write("loose.jpg", "");

    assertThat(PhotoSource.read(folder)).extracting(Photo::name).containsExactly("Ann/a.jpg");
  }

  @Test
  void external_ids_do_not_depend_on_where_the_folder_lies() throws IOException {
    write("one/Ann/a.jpg", "");
    write("two/Ann/a.jpg", "");

    assertThat(PhotoSource.read(folder.resolve("one")).getFirst().externalId())
        .isEqualTo(PhotoSource.read(folder.resolve("two")).getFirst().externalId());
  }

  @Test
  void a_csv_names_files_beside_it_with_or_without_a_header_and_key() throws IOException {
    Path csv =
        write("people.csv", "file,person,external_id\na.jpg,\"Ann, the first\",k1\nb.jpg,Ben\n");

    List<Photo> photos = PhotoSource.read(csv);

    assertThat(photos).extracting(Photo::person).containsExactly("Ann, the first", "Ben");
    assertThat(photos.get(0).externalId()).isEqualTo("k1");
    assertThat(photos.get(1).externalId()).isEqualTo(ExternalIds.of("Ben", "b.jpg"));
    assertThat(photos.get(0).file()).isEqualTo(folder.resolve("a.jpg"));
  }

  @Test
  void a_csv_line_without_person_is_refused_by_its_number() throws IOException {
    Path csv = write("people.csv", "a.jpg,Ann\nb.jpg\n");

    assertThatThrownBy(() -> PhotoSource.read(csv))
        .isInstanceOf(EnrolException.class)
        .hasMessageContaining("Line 2");
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
