package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanKernelTest {

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void every_width_gives_the_integers_of_the_plain_sum(int bits) throws Exception {
    BiFunction<byte[], byte[], int[]> kernel = kernelOfWidth(bits);
    Random random = new Random(bits);

    assertThat(kernel).hasToString("vector-" + bits);
    for (int length : new int[] {128, 256, 512}) {
      byte[] query = new byte[length];
      byte[] rows = new byte[length * 9];
      random.nextBytes(query);
      random.nextBytes(rows);
      assertThat(kernel.apply(query, rows)).isEqualTo(plainSums(query, rows));
      for (int i = 0; i < length; i++) {
        query[i] = (byte) Math.max(query[i], -127); // takes the other path of the kernel
      }
      assertThat(kernel.apply(query, rows)).isEqualTo(plainSums(query, rows));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void the_largest_products_do_not_overflow(int bits) throws Exception {
    BiFunction<byte[], byte[], int[]> kernel = kernelOfWidth(bits);

    for (int q : new int[] {-128, -127, 127}) {
      for (int r : new int[] {-128, 127}) {
        byte[] query = filled(512, q);
        byte[] rows = filled(1024, r);
        assertThat(kernel.apply(query, rows)).containsExactly(q * r * 512, q * r * 512);
      }
    }
  }

  @Test
  void the_scalar_kernel_gives_the_plain_sum() {
    Random random = new Random(5);
    byte[] query = new byte[128];
    byte[] rows = new byte[128 * 5];
    random.nextBytes(query);
    random.nextBytes(rows);
    int[] out = new int[8];

    new ScalarKernel().dots(QueryVector.of(query), rows, 1, 3, out, 4);

    assertThat(Arrays.copyOfRange(out, 4, 7))
        .isEqualTo(Arrays.copyOfRange(plainSums(query, rows), 1, 4));
    assertThat(out).startsWith(0, 0, 0, 0).endsWith(0);
  }

  @Test
  void this_jvm_gets_a_vector_kernel() {
    assertThat(ScanKernels.choose("auto").scan().name()).startsWith("vector-");
  }

  @Test
  void the_scalar_kernel_can_be_asked_for() {
    assertThat(ScanKernels.choose("scalar").scan().name()).isEqualTo("scalar");
  }

  @Test
  void an_unknown_kernel_is_refused() {
    assertThatThrownBy(() -> ScanKernels.choose("vector-1024"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vector-1024");
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void estimates_of_every_width_are_the_rounded_components_where_a_row_is_positive(int bits)
      throws Exception {
    BiFunction<byte[], byte[], int[]> kernel = kernelOfWidth(bits);
    Random random = new Random(bits);
    for (int length : new int[] {128, 256, 512}) {
      byte[] query = new byte[length];
      byte[] rows = new byte[length * 24];
      random.nextBytes(query);
      random.nextBytes(rows);

      int[] estimates =
          (int[])
              kernel
                  .getClass()
                  .getMethod("estimates", byte[].class, byte[].class)
                  .invoke(kernel, query, rows);

      assertThat(estimates).isEqualTo(plainEstimates(query, rows));
    }
  }

  @Test
  void the_scalar_kernel_gives_the_same_estimates() {
    Random random = new Random(5);
    byte[] query = new byte[128];
    byte[] rows = new byte[128 * 16];
    random.nextBytes(query);
    random.nextBytes(rows);

    assertThat(KernelProbe.estimates(new ScalarSketchKernel(), query, rows))
        .isEqualTo(plainEstimates(query, rows));
  }

  @Test
  void warming_up_runs_both_kernels_often_enough_to_be_compiled() {
    AtomicInteger scans = new AtomicInteger();
    AtomicInteger sketches = new AtomicInteger();
    Kernels kernels =
        new Kernels(
            new ScanKernel() {
              @Override
              public String name() {
                return "counting";
              }

              @Override
              public void dots(
                  QueryVector query, byte[] rows, int firstRow, int count, int[] out, int at) {
                scans.addAndGet(count);
              }
            },
            (query, rows, firstRow, count, out) -> sketches.addAndGet(count));

    kernels.warmUp();

    assertThat(scans.get()).isEqualTo(sketches.get()).isGreaterThan(100_000);
  }

  private static int[] plainEstimates(byte[] query, byte[] rows) {
    double step = Math.sqrt((double) plainSums(query, query)[0] / query.length) / 3.1;
    int[] out = new int[rows.length / query.length];
    for (int i = 0; i < rows.length; i++) {
      long rounded = Math.clamp(Math.round(query[i % query.length] / step), -8, 7);
      out[i / query.length] += rows[i] > 0 ? (int) rounded : 0;
    }
    return out;
  }

  private static int[] plainSums(byte[] query, byte[] rows) {
    int[] out = new int[rows.length / query.length];
    for (int i = 0; i < rows.length; i++) {
      out[i / query.length] += query[i % query.length] * rows[i];
    }
    return out;
  }

  private static byte[] filled(int length, int value) {
    byte[] out = new byte[length];
    Arrays.fill(out, (byte) value);
    return out;
  }

  /** The kernel's width is fixed when its class is initialised: a class loader for each. */
  @SuppressWarnings("unchecked")
  private static BiFunction<byte[], byte[], int[]> kernelOfWidth(int bits) throws Exception {
    String before = System.getProperty("perigee.kernel.bits");
    System.setProperty("perigee.kernel.bits", Integer.toString(bits));
    try {
      Class<?> probe = new PackageLoader().loadClass(KernelProbe.class.getName());
      return (BiFunction<byte[], byte[], int[]>) probe.getConstructor().newInstance();
    } finally {
      if (before == null) {
        System.clearProperty("perigee.kernel.bits");
      } else {
        System.setProperty("perigee.kernel.bits", before);
      }
    }
  }

  /** Defines the classes of this package anew. */
  private static final class PackageLoader extends ClassLoader {
    private static final String PACKAGE = ScanKernelTest.class.getPackageName() + ".";

    PackageLoader() {
      super(ScanKernelTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
