package dev.perigee.platform.contract;

/**
 * A condition under which the installation serves at all, such as a valid licence. The gate asks
 * every bean of this type before it lets a known caller through to an operation of the main API
 * that is not open to everybody.
 */
public interface Admission {

  /**
   * Cheap; called for every request.
   *
   * @throws dev.perigee.platform.error.ApiException when the operation is not served
   */
  void check(Operation operation);
}
