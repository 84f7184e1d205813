package dev.perigee.app.internal;

import dev.perigee.account.StartupAccounts;
import dev.perigee.account.StartupAccounts.Made;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Readiness;
import dev.perigee.platform.http.Listeners;
import dev.perigee.platform.http.Service;
import dev.perigee.vision.FaceVision;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** The one block that the server prints when it answers requests. */
@ApplicationScoped
class StartReport {
  private static final long LOOK_EVERY_MILLIS = 20;

  private final Vertx vertx;
  private final PerigeeConfig config;
  private final StartupAccounts accounts;
  private final FaceVision vision;
  private final LicenseGate license;
  private final Instance<Readiness> parts;
  private final Listeners listeners;

  StartReport(
      Vertx vertx,
      PerigeeConfig config,
      StartupAccounts accounts,
      FaceVision vision,
      LicenseGate license,
      @Any Instance<Readiness> parts,
      Listeners listeners) {
    this.vertx = vertx;
    this.config = config;
    this.accounts = accounts;
    this.vision = vision;
    this.license = license;
    this.parts = parts;
    this.listeners = listeners;
  }

  void onListening(@ObservesAsync HttpServerStart server) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      vertx.setPeriodic(LOOK_EVERY_MILLIS, this::printWhenReady);
    }
  }

  private void printWhenReady(long timer) {
    boolean open = listeners.urls().containsKey(Service.MAIN);
    if (open && parts.stream().allMatch(part -> part.notReady().isEmpty())) {
      vertx.cancelTimer(timer);
      System.out.println(text());
    }
  }

  private String text() {
    StartBlock block = new StartBlock("Perigee " + Version.current());
    listeners.urls().forEach((service, url) -> block.add(service.title(), List.of(url)));
    block.add("data", List.of(config.data().toString()));
    block.add("licence", List.of(license.current().id() + ", of " + license.current().issuedTo()));
    block.add("accounts made", accounts.made().stream().map(StartReport::account).toList());
    block.add(
        "models",
        vision.models().stream()
            .map(model -> model.task() + ": " + model.id() + " (" + model.licence() + ")")
            .toList());
    block.add("ready in", List.of(String.format(Locale.ROOT, "%.1f s", secondsSinceStart())));
    return block.toString();
  }

  private static String account(Made made) {
    String login = made.account().login() + " (" + made.account().description() + ")";
    return made.showPassword() ? login + ", password " + made.account().password() : login;
  }

  private static double secondsSinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
        / 1000.0;
  }
}
