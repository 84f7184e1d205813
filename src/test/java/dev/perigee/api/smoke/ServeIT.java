package dev.perigee.api.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program starts, stops, refuses to start and comes back after a crash. */
class ServeIT {
  @TempDir Path folder;

  @Test
  void aStopTakesTheDatabaseDownAndACrashLosesNothing() throws Exception {
    Path data = folder.resolve("data");
    String list;
    try (ServerProcess server = ServerProcess.start(data)) {
      list = newList(server);
      assertThat(server.stop()).isIn(0, 143);
      assertThat(postmaster(data)).doesNotExist();
    }
    String afterStop;
    try (ServerProcess server = ServerProcess.start(data)) {
      afterStop = newList(server);
      server.kill();
    }
    assertThat(postmaster(data)).as("the database outlives the killed server").exists();
    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.api().get("/6/lists/" + list).required("list_id").asText()).isEqualTo(list);
      assertThat(server.api().get("/6/lists/" + afterStop).has("list_id")).isTrue();
      assertThat(server.stop()).isIn(0, 143);
      assertThat(postmaster(data)).doesNotExist();
    }
  }

  /** PyTorch warns for every convolution where its NNPACK does not know the processor. */
  @Test
  void theNetworksWriteNoWarnings() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      server.stop();
      assertThat(server.output()).doesNotContain("NNPACK");
    }
  }

  @Test
  void aSecondServerLeavesTheFirstOneAlone() throws Exception {
    Path data = folder.resolve("data");
    try (ServerProcess first = ServerProcess.start(data)) {
      assertThat(ServerProcess.refusal(data, ServerProcess.freePort()))
          .contains(data.toString(), "in use by another server", "--data")
          .doesNotContain("\tat ");
      assertThat(ServerProcess.refusal(folder.resolve("other"), first.port()))
          .contains("Cannot listen on 127.0.0.1:" + first.port(), "--port")
          .doesNotContain("\tat ");
      assertThat(folder.resolve("other")).as("nothing is made for a refused start").doesNotExist();
      assertThat(newList(first)).isNotBlank();
      assertThat(first.stop()).isIn(0, 143);
    }
  }

  @Test
  void aDataFolderThatCannotBeOneIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(ServerProcess.refusal(file, ServerProcess.freePort()))
        .contains("The data folder " + file + " cannot be used")
        .doesNotContain("\tat ");
    assertThat(file).hasContent("not a folder");
  }

  private static String newList(ServerProcess server) throws IOException, InterruptedException {
    return server.api().post("/6/lists", Map.of()).required("list_id").asText();
  }

  private static Path postmaster(Path data) {
    return data.resolve("postgres").resolve("data").resolve("postmaster.pid");
  }
}
