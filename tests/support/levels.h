// SPDX-License-Identifier: Apache-2.0
// For tests of rooms that hand out sealed files: nothing is ever raised, what is wanted is remembered.
#pragma once

#include <map>

#include "signing/levels.h"

namespace tests {

class NothingRaised final : public signing::Levels {
  public:
    std::map<core::Digest, signing::Level> wanted;

    core::Digest newest(core::db::Tx&, const core::Digest& sealed) override { return sealed; }
    std::optional<core::Digest> sealed_of(core::db::Tx&, const core::Digest&) override { return {}; }
    std::optional<signing::Standing> standing(core::db::Tx&, const core::Digest&) override { return {}; }
    void want(core::db::Tx&, core::Instant, const core::Digest& sealed, signing::Level level) override {
        wanted[sealed] = level;
    }
};

}  // namespace tests
