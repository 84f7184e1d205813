package dev.perigee.face.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.face.FaceList;
import dev.perigee.face.ListReader;
import dev.perigee.face.Lists;
import dev.perigee.face.internal.ListsResource.ListBody;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/lists/{list_id}}: one list and its links to faces. */
@Path("/6/lists/{list_id:" + Uuids.PATTERN + "}")
public class ListResource {
  private final Lists lists;
  private final ListReader reader;
  private final CallerContext callers;

  ListResource(Lists lists, ListReader reader, CallerContext callers) {
    this.lists = lists;
    this.reader = reader;
    this.callers = callers;
  }

  @GET
  public Uni<FaceList> get(@RestPath("list_id") UUID listId) {
    return reader
        .byId(callers.current().readScope(null), listId)
        .map(found -> found.orElseThrow(() -> ApiException.of(ErrorCode.LIST_NOT_FOUND, listId)));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("list_id") UUID listId) {
    return get(listId).map(Heads::json);
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> patch(@RestPath("list_id") UUID listId, ListBody body) {
    return lists.patch(callers.current().accountId(), listId, body.userData());
  }

  @DELETE
  public Uni<RestResponse<Void>> delete(
      @RestPath("list_id") UUID listId, @RestQuery("with_faces") @DefaultValue("0") int withFaces) {
    boolean faces = withFaces == 1;
    return lists
        .delete(callers.current().accountId(), listId, faces)
        .map(state -> ListsResource.removed(state, faces));
  }

  @PATCH
  @Path("/faces")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> link(@RestPath("list_id") UUID listId, LinkBody body) {
    UUID account = callers.current().accountId();
    return "attach".equals(body.action())
        ? lists.attach(account, listId, body.faceIds())
        : lists.detach(account, listId, body.faceIds());
  }

  /**
   * @param action {@code attach} or {@code detach}
   */
  public record LinkBody(String action, List<UUID> faceIds) {}
}
