package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void a_new_folder_is_closed_to_other_users() throws IOException {
    try (DataFolder folder = DataFolder.take(temp.resolve("a/b"))) {
      assertThat(Files.getPosixFilePermissions(folder.path()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a_folder_in_use_is_refused_and_names_the_process() {
    try (DataFolder first = DataFolder.take(temp)) {
      assertThatThrownBy(() -> DataFolder.take(first.path()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void a_released_folder_can_be_taken_again() {
    DataFolder.take(temp).close();

    try (DataFolder second = DataFolder.take(temp)) {
      assertThat(second.path()).isEqualTo(temp);
    }
  }

  @Test
  void a_file_in_place_of_the_folder_is_named() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(file.toString());
  }
}
