package dev.perigee.api.robustness;

import java.util.ArrayList;
import java.util.List;

/** Draws the next operation of an account. */
final class Script {
  /** Faces of an account, about: beyond it more are removed than made. */
  private static final int CROWD = 150;

  private final Tenant tenant;
  private final Owner owner;
  private final List<Runnable> steps = new ArrayList<>();

  Script(Tenant tenant) {
    this.tenant = tenant;
    this.owner = new Owner(tenant);
    Reader reader = new Reader(tenant);
    Intruder intruder = new Intruder(tenant);
    Tokens tokens = new Tokens(tenant);
    Files files = new Files(tenant);
    Cameras cameras = new Cameras(tenant);
    add(14, owner::createFace);
    add(5, owner::patchFace);
    add(5, owner::putAttribute);
    add(3, owner::deleteFaceAttribute);
    add(2, owner::deleteFace);
    add(2, owner::deleteFaces);
    add(2, owner::createList);
    add(1, owner::patchList);
    add(1, owner::deleteList);
    add(8, owner::link);
    add(4, owner::createAttribute);
    add(2, owner::deleteAttribute);
    add(1, owner::saveSample);
    add(1, owner::deleteSample);
    add(2, files::save);
    add(1, files::read);
    add(1, files::delete);
    add(3, files::tryForeign);
    add(6, reader::faces);
    add(5, reader::countFaces);
    add(3, reader::countAttributes);
    add(3, reader::lists);
    add(3, reader::attributes);
    add(1, reader::sample);
    add(14, reader::match);
    add(7, intruder::face);
    add(5, intruder::list);
    add(4, intruder::link);
    add(4, intruder::attribute);
    add(2, intruder::sample);
    add(2, intruder::matchFace);
    add(2, cameras::makeHandler);
    add(1, cameras::deleteHandler);
    add(1, cameras::handlers);
    add(3, cameras::saveEvent);
    add(3, cameras::generate);
    add(1, cameras::readEvent);
    add(4, cameras::tryForeign);
    add(3, tokens::issue);
    add(1, tokens::revoke);
    add(2, tokens::list);
    add(1, tokens::accounts);
    add(3, tokens::tryForeign);
  }

  private void add(int weight, Runnable step) {
    for (int i = 0; i < weight; i++) {
      steps.add(step);
    }
  }

  void step() {
    if (tenant.own.faces.size() > CROWD) {
      owner.deleteFace();
    }
    tenant.any(steps).run();
  }
}
