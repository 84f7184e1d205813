package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.work.OverloadedException;
import dev.perigee.platform.work.ToTheEnd;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.util.List;

/** What becomes of drafts: match, tag, store, tell. */
@ApplicationScoped
class EventPipeline {
  private static final int UNAVAILABLE = 503;

  private final MatchStage matching;
  private final BlobStage blobs;
  private final RecordStage records;
  private final EventShaper shaper;
  private final Announcements announcements;

  EventPipeline(
      MatchStage matching,
      BlobStage blobs,
      RecordStage records,
      EventShaper shaper,
      Announcements announcements) {
    this.matching = matching;
    this.blobs = blobs;
    this.records = records;
    this.shaper = shaper;
    this.announcements = announcements;
  }

  /**
   * Makes events of drafts.
   *
   * @param frame what the answer has beside the events
   * @return the answer, its events in the order of the drafts. Fails with nothing stored and nobody
   *     told
   */
  Uni<ObjectNode> run(Job job, List<Draft> drafts, GeneratedEvents.Frame frame) {
    return Multi.createFrom()
        .iterable(drafts)
        .onItem()
        .transformToUniAndConcatenate(draft -> judge(job, draft))
        .collect()
        .asList()
        .chain(judged -> ToTheEnd.of(keep(job, judged, frame)));
  }

  private Uni<Judged> judge(Job job, Draft draft) {
    Traits traits = Traits.of(draft);
    return matching
        .match(job.accountId(), job.policies(), traits)
        .map(matches -> Judged.of(draft, traits, matches, job.policies()));
  }

  private Uni<ObjectNode> keep(Job job, List<Judged> judged, GeneratedEvents.Frame frame) {
    return blobs
        .store(job.accountId(), job.policies().storagePolicy(), judged)
        .chain(
            stored -> {
              List<Made> made = judged.stream().map(event -> made(job, event, stored)).toList();
              return records
                  .store(job.accountId(), job.policies(), made, stored)
                  .onFailure(EventPipeline::isRolledBack)
                  .call(() -> blobs.remove(job.accountId(), stored))
                  .invoke(() -> announcements.tell(job, made, frame))
                  .replaceWith(() -> frame.around(made.stream().map(Made::shown).toList()));
            });
  }

  private Made made(Job job, Judged event, StoredBlobs stored) {
    return new Made(
        event,
        NewEvents.of(job.handlerId(), event, stored, job.now()),
        shaper.shape(event, job.policies(), stored, job.now()));
  }

  /**
   * Whether it is certain that nothing is and will be stored. When the connection broke at the
   * commit, or the events wait for a database that is away, blobs too many do less harm than faces
   * and events without them.
   */
  private static boolean isRolledBack(Throwable failure) {
    return switch (failure) {
      case ApiException refusal -> refusal.status() != UNAVAILABLE;
      case OverloadedException full -> true;
      case PgException refused -> true;
      case ConnectException unreachable -> true;
      default -> false;
    };
  }
}
