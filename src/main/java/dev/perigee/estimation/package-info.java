/**
 * Detection, estimation and extraction over HTTP, and the seam for everybody else who takes images:
 * handlers and verifiers.
 *
 * <ol>
 *   <li>{@link dev.perigee.estimation.InputReader} reads the body of a request, whatever its form,
 *       into {@link dev.perigee.estimation.Inputs}: images with boxes and what is told of them, and
 *       the documents that came along.
 *   <li>{@link dev.perigee.estimation.EstimationRequest} says what to find out: {@link
 *       dev.perigee.estimation.Wanted} things, {@link dev.perigee.estimation.DetectionFilters},
 *       {@link dev.perigee.estimation.FaceChecks}, {@link dev.perigee.estimation.Verdicts}, the
 *       policy for several faces, aggregation.
 *   <li>{@link dev.perigee.estimation.EstimationService} answers {@link
 *       dev.perigee.estimation.Findings}: for each image its persons with face and body, the faces
 *       that were filtered and why, EXIF tags and people, or the error of this image; and one
 *       {@link dev.perigee.estimation.Aggregate} of all.
 *   <li>{@link dev.perigee.estimation.FaceView}, {@link dev.perigee.estimation.BodyView}, {@link
 *       dev.perigee.estimation.AggregateView}, {@link
 *       dev.perigee.estimation.FilteredDetectionsView} and {@link
 *       dev.perigee.estimation.PeopleView} are the JSON of these, ready made in the findings; the
 *       values behind them are in {@link dev.perigee.vision.Estimates}, as numbers by {@link
 *       dev.perigee.estimation.BasicValues} and {@link dev.perigee.estimation.StateCodes}.
 * </ol>
 *
 * <pre>{@code
 * Inputs inputs = reader.read(routingContext);
 * EstimationRequest request =
 *     EstimationRequest.of(ImageType.PHOTO, Set.of(Wanted.FACES, Wanted.FACE_DESCRIPTOR))
 *         .and(Wanted.FACE_SAMPLE)
 *         .withMultiface(MultifacePolicy.BEST);
 * service.estimate(accountId, inputs.images(), request)
 *     .map(findings -> findings.images().getFirst().persons());
 * }</pre>
 */
package dev.perigee.estimation;
