package dev.perigee.api.platform;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.*;
import java.util.List;
import org.jboss.resteasy.reactive.*;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/6/sdk")
public class TmpMultipart {
  @POST
  @Consumes("multipart/form-data")
  @Produces("application/json")
  public Uni<String> form(@RestForm(FileUpload.ALL) List<FileUpload> files) {
    return Uni.createFrom()
        .item(
            files.stream()
                    .map(
                        f -> f.name() + ":" + f.fileName() + ":" + f.size() + ":" + f.contentType())
                    .toList()
                    .toString()
                + Thread.currentThread().getName());
  }

  @POST
  @Consumes("image/jpeg")
  @Produces("application/json")
  public Uni<String> image(byte[] bytes) {
    return Uni.createFrom().item(bytes.length + Thread.currentThread().getName());
  }
}
