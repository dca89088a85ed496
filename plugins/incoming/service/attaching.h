// SPDX-License-Identifier: Apache-2.0
// What came with a letter is kept with it, and found by its words: they are read later, by a job.
#pragma once

#include "incoming/service/room.h"

namespace incoming {

class Attaching {
  public:
    static constexpr std::string_view job = "incoming.attachments";

    explicit Attaching(Parts& parts) : parts_(parts) {}

    // Reads some of those nobody has read yet and puts their letters into the index anew; another job for the rest.
    void read();
    // At start: is there one nobody has read?
    void begin();

  private:
    Parts& parts_;
};

// In the unit of the letter.
void attach(core::db::Tx& tx, Parts& parts, core::Instant now, IncomingId id, const std::vector<Attached>& attachments);

}  // namespace incoming
