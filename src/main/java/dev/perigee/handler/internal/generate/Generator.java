package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.Findings;
import dev.perigee.handler.EstimationPlan;
import dev.perigee.handler.EventGenerator;
import dev.perigee.handler.internal.generate.Draft.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@link EventGenerator} over the estimation service and the pipeline. */
@ApplicationScoped
class Generator implements EventGenerator {
  private final EstimationService estimation;
  private final EstimationPlan plan;
  private final EventPipeline pipeline;
  private final ObjectMapper mapper;

  Generator(
      EstimationService estimation,
      EstimationPlan plan,
      EventPipeline pipeline,
      ObjectMapper mapper) {
    this.estimation = estimation;
    this.plan = plan;
    this.pipeline = pipeline;
    this.mapper = mapper;
  }

  @Override
  public Uni<ObjectNode> generate(Order order) {
    EstimationRequest request =
        plan.of(order.policies(), order.type(), order.useExif(), order.aggregate());
    return estimation
        .estimate(order.accountId(), order.images(), request)
        .chain(findings -> events(order, request, findings));
  }

  private Uni<ObjectNode> events(Order order, EstimationRequest request, Findings findings) {
    Setting setting = new Setting(order.context(), order.createTime(), order.endTime());
    return pipeline.run(
        new Job(
            order.accountId(), order.handlerId(), order.policies(), order.now(), order.requestId()),
        DraftMaker.drafts(findings, request, setting),
        GeneratedEvents.Frame.of(findings.images(), mapper));
  }
}
