package dev.perigee.vision.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void the_network_gets_the_channels_of_each_picture_one_after_the_other() {
    Tensor one = new Tensor(new byte[] {1, 2, 3, 4, 5, 6}, 1, 1, 2);
    Tensor other = new Tensor(new byte[] {7, 8, 9, -1, -2, -128}, 1, 1, 2);
    FloatBuffer values = FloatBuffer.allocate(12);
    Tensor.stack(List.of(one, other)).writeTo(values);
    assertThat(values.array()).containsExactly(1, 4, 2, 5, 3, 6, 7, 255, 8, 254, 9, 128);
  }
}
