// SPDX-License-Identifier: Apache-2.0
// A beat a minute, kept in the database by the serving process. Where beats are missing in working time, the
// server stood still or the database was away: that is proposed for the register, never recorded by itself.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

class Beating {
  public:
    static constexpr std::string_view job = "deadlines.beat";

    explicit Beating(Parts& parts) : parts_(parts) {}

    void start();      // remembers since when this process serves, and schedules
    void schedule();
    void beat();

  private:
    Parts& parts_;
    core::Instant started_;
};

}  // namespace deadlines
