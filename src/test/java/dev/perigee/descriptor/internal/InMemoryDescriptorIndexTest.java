package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndexContract;

class InMemoryDescriptorIndexTest extends DescriptorIndexContract {

  @Override
  protected DescriptorIndex newIndex(int threads, int queue) {
    return new InMemoryDescriptorIndex("auto", threads, queue);
  }

  @Override
  protected void close(DescriptorIndex index) {
    ((InMemoryDescriptorIndex) index).close();
  }
}
