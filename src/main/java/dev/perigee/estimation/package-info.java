/**
 * Detection, estimation and extraction over HTTP: {@code /6/detector}, {@code /6/sdk} and {@code
 * /6/extractor}. The computation is {@link dev.perigee.vision}'s; here photos become requests to it
 * and its findings become answers.
 */
package dev.perigee.estimation;
