// SPDX-License-Identifier: Apache-2.0
// What is left of a received letter once its dossier is destroyed: its line in the agenda.
#pragma once

#include <vector>

#include "incoming/incoming.h"

namespace incoming {

class Forgetting {
  public:
    virtual ~Forgetting() = default;
    // In the caller's unit: its words, what was instructed and reported about it, what came with it and its search words
    // are gone, and `act` stands in the place of its subject. Asks no rights. Told again it only names another act. Gives
    // the files it had; they are the caller's to destroy where nobody else keeps them.
    virtual std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, IncomingId id,
                                             std::string_view act) = 0;
    // Whether a letter that is not destroyed, or a document that waits, has the file.
    virtual bool keeps(core::db::Tx& tx, const core::Digest& bytes) = 0;
};

}  // namespace incoming
