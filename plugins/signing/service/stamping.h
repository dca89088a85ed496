// SPDX-License-Identifier: Apache-2.0
// signing::Timestamps over the keys of this house.
#pragma once

#include "signing/service/keys.h"
#include "signing/timestamps.h"

namespace signing {

class Stamping final : public Timestamps {
  public:
    Stamping(Keys& keys, const core::Clock& clock) : keys_(keys), clock_(clock) {}

    core::Bytes stamp(const core::Digest& digest) override {
        return pades::timestamp(digest, keys_.timestamps(), keys_.anchors(), clock_.now());
    }
    std::vector<core::Bytes> anchors() const override { return keys_.anchors(); }

  private:
    Keys& keys_;
    const core::Clock& clock_;
};

}  // namespace signing
