// SPDX-License-Identifier: Apache-2.0
// Sealed files that are destroyed with their dossier.
#pragma once

#include "signing/forgetting.h"
#include "signing/store/forget_store.h"
#include "signing/store/level_store.h"

namespace signing {

class Forget final : public Forgetting {
  public:
    std::vector<core::Digest> forget(core::db::Tx& tx, const core::Digest& sealed) override {
        auto files = store::files_of(tx, sealed);
        store::forget(tx, sealed);
        return files;
    }
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override {
        return store::sealed_of(tx, bytes).has_value() || store::handed_out(tx, bytes);
    }
};

}  // namespace signing
