package dev.perigee.license;

/**
 * Counts the faces with attributes and holds them to the limit of the licence. The count is kept in
 * memory, so that a request costs no query: whoever changes faces tells it before and after each
 * transaction.
 *
 * <p>Room is reserved before a transaction commits. Reserved room counts, so that requests side by
 * side cannot pass the limit together.
 */
public interface FaceQuota {

  /** Faces with attributes in the database, as far as transactions are known to be committed. */
  long count();

  /** Sets the count to what the database holds; before any reservation. */
  void start(long count);

  /**
   * Reserves room for a face that is to get an attribute.
   *
   * @throws dev.perigee.platform.error.ApiException 403/11055 when the faces there and reserved are
   *     110 % of the limit or more
   */
  void reserve();

  /**
   * Ends a transaction.
   *
   * @param reserved how often it called {@link #reserve}
   * @param change by how much it changed the count, 0 when it was rolled back
   */
  void settle(int reserved, long change);
}
