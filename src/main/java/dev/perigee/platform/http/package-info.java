/**
 * Listeners, error answers and request ids: what stands between the network and the resources.
 *
 * <p><b>Several services, one router.</b> Each {@link dev.perigee.platform.http.Service} has a
 * listener of its own, and the port that took a request decides which contract it is held to. The
 * resources of all services live in one JAX-RS application, so those of every service but the main
 * API carry an internal prefix: the Licenses API's {@code /1/license} is implemented by a class
 * with {@code @Path("/licenses/1/license")}. After the gate has let a request through it moves the
 * request there. From outside the prefix does not exist, on no port: no contract lists such paths.
 * Resources write outer paths into bodies and {@code Location} ({@code /1/license/...}), as
 * relative references without host.
 */
package dev.perigee.platform.http;
