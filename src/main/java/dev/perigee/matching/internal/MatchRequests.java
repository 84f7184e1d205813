package dev.perigee.matching.internal;

import dev.perigee.account.Caller;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Match;
import dev.perigee.matching.MatchEntity;
import dev.perigee.matching.MatchScope;
import dev.perigee.matching.Matcher;
import dev.perigee.matching.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers matching requests: reads the references, compares, shapes. */
@ApplicationScoped
class MatchRequests {
  private final References references;
  private final Matcher matcher;

  MatchRequests(References references, Matcher matcher) {
    this.references = references;
    this.matcher = matcher;
  }

  /**
   * Answers a request.
   *
   * @param accountId the account that the request is narrowed to, null for none
   * @param wanted what is compared
   * @return one element per reference; fails as {@link ReferenceReader}, {@link References} and
   *     {@link Matcher#check} say
   */
  Uni<List<MatchAnswer>> match(
      Caller caller, UUID accountId, MatchBody body, DescriptorKind wanted) {
    List<Reference> asked = ReferenceReader.read(body.references(), wanted);
    for (int i = 0; i < body.candidates().size(); i++) {
      check(body.candidates().get(i), "candidates." + i, wanted);
    }
    MatchScope scope = group -> caller.readScope(group == null ? accountId : group);
    return references
        .descriptors(caller.readScope(accountId), asked, wanted)
        .chain(descriptors -> matcher.match(scope, descriptors, body.candidates()))
        .map(matches -> answers(body, matches));
  }

  /** Only events have descriptors of bodies: they are meant where no origin is given. */
  private void check(CandidateGroup group, String path, DescriptorKind wanted) {
    if (wanted == DescriptorKind.BODY) {
      String events = Origin.EVENTS.word();
      if (!group.filters().path("origin").asText(events).equals(events)) {
        throw InvalidMatch.at(path + ".filters.origin", "only events have descriptors of bodies");
      }
      group.filters().put("origin", events);
    }
    matcher.check(group, path + ".filters", path + ".targets");
  }

  private static List<MatchAnswer> answers(MatchBody body, List<List<List<Match>>> matches) {
    List<MatchAnswer> answers = new ArrayList<>(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      MatchEntity reference = body.references().get(i);
      answers.add(
          new MatchAnswer(
              new MatchAnswer.Reference(reference.id(), reference.type()),
              groups(body.candidates(), matches.get(i))));
    }
    return answers;
  }

  private static List<MatchAnswer.Group> groups(
      List<CandidateGroup> asked, List<List<Match>> matches) {
    List<MatchAnswer.Group> groups = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      groups.add(
          new MatchAnswer.Group(
              asked.get(i).filters(), matches.get(i).stream().map(Match::item).toList()));
    }
    return groups;
  }
}
