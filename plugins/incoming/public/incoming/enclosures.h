// SPDX-License-Identifier: Apache-2.0
// What came with a letter, for a room that hands it on; whoever asks has asked the gate of the letter.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "incoming/incoming.h"
#include "incoming/papers.h"

namespace incoming {

struct Enclosed {
    std::vector<Attached> attachments;      // in their order
    std::optional<core::Digest> original;   // as it came, where that is not the PDF itself
};

class Enclosures {
  public:
    virtual ~Enclosures() = default;
    virtual Enclosed enclosed(core::db::Tx& tx, IncomingId id) = 0;
    // The attachments of many letters at once.
    virtual std::map<IncomingId, std::vector<core::Digest>> attached(core::db::Tx& tx, const std::vector<IncomingId>& ids) = 0;
};

}  // namespace incoming
