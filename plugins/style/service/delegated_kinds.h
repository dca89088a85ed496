// SPDX-License-Identifier: Apache-2.0
// The kinds as delegations of signature know them: which there are and who may sign them.
#pragma once

#include "directory/delegations.h"
#include "style/style.h"

namespace style {

class DelegatedKinds final : public directory::SignedKinds {
  public:
    explicit DelegatedKinds(Styles& styles) : styles_(styles) {}
    std::vector<directory::SignedKind> signed_kinds(core::db::Tx& tx) override {
        std::vector<directory::SignedKind> all;
        for (auto& kind : styles_.kinds(tx)) {
            const std::string group(name(kind.group));
            all.push_back({std::move(kind.code), std::move(kind.name), group, "style.group." + group,
                           std::move(kind.signers)});
        }
        return all;
    }

  private:
    Styles& styles_;
};

}  // namespace style
