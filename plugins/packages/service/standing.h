// SPDX-License-Identifier: Apache-2.0
// What other rooms know of a dossier that its description tells: papers of its disposals, its box, how long it
// is closed, whether it is held.
#pragma once

#include <functional>

#include "depot/record.h"
#include "packages/domain/content.h"
#include "packages/proceedings.h"

namespace packages {

class Standing final : public Witness {
  public:
    explicit Standing(std::function<depot::Records*()> depot) : depot_(std::move(depot)) {}
    void by(Disposals& disposals) override { disposals_ = &disposals; }
    void tell(core::db::Tx& tx, const core::Context& ctx, Content& content);

  private:
    std::function<depot::Records*()> depot_;
    Disposals* disposals_ = nullptr;
};

}  // namespace packages
