package dev.perigee.api.platform;

import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TmpMultipartTest {
  @Test
  void x() {
    System.out.println(
        "XX "
            + Callers.luna()
                .multiPart("image", "a.jpg", new byte[300000], "image/jpeg")
                .multiPart("other", "b.jpg", new byte[3], "image/jpeg")
                .post("/6/sdk")
                .asString());
    System.out.println(
        "XX "
            + Callers.luna()
                .contentType("image/jpeg")
                .body(new byte[5000000])
                .post("/6/sdk")
                .asString());
    System.out.println(
        "XX "
            + Callers.luna().contentType("image/jpeg").body(new byte[5]).post("/6/sdk").asString());
  }
}
