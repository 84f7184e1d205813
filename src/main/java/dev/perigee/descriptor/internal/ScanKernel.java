package dev.perigee.descriptor.internal;

/**
 * Dot products of one query with consecutive rows: the inner loop of every exact search. All
 * implementations give the same integers.
 */
interface ScanKernel {

  /** Name shown in statistics and logs. */
  String name();

  /**
   * Computes {@code count} dot products.
   *
   * @param rows signed components, row after row, each as long as the query
   * @param firstRow index of the first row
   * @param out receives the products from index {@code at} on
   */
  void dots(QueryVector query, byte[] rows, int firstRow, int count, int[] out, int at);
}
