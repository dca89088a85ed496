// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL cluster of a test's own, to be stopped and started again under a running server.
#pragma once

#include <string>

namespace tests {

class Cluster {
  public:
    Cluster();    // runs; address() is empty when PostgreSQL is not installed
    ~Cluster();   // stopped and removed
    Cluster(const Cluster&) = delete;

    void stop();
    void start();
    const std::string& address() const { return address_; }

  private:
    std::string folder_, address_;
};

}  // namespace tests
