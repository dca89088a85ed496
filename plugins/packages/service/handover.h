// SPDX-License-Identifier: Apache-2.0
// The receipt between two houses: why a dossier packed to be handed over does not leave without it, and why its copy
// here stays until signed receipts tell of each item and copy, and all that lies beside them went in what they are of.
#pragma once

#include <functional>
#include <set>

#include "archive/arrivals.h"
#include "archive/keeping.h"
#include "depot/copies.h"
#include "packages/domain/content.h"
#include "packages/domain/package.h"
#include "packages/receipts.h"

namespace packages {

inline constexpr std::string_view receipt_kind = "naskah-package-receipt-1";

// Each item with hash and size: what was sent and what was received must be this, word for word.
core::Json sum_of(const Content& content);

// As packages name an item: of another house by the subject it has there.
std::string subject_there(const std::string& subject);

class Handover final : public archive::Guard, public Receipts {
  public:
    // The files that lie beside these items today (Besides::today).
    using Beside = std::function<std::set<core::Digest>(core::db::Tx&, archive::DossierId, const std::vector<archive::KeptItem>&)>;
    explicit Handover(archive::Holdings& holdings, std::function<depot::DigitalCopies*()> depot = [] { return nullptr; },
                      Beside beside = [](auto&&...) { return std::set<core::Digest>(); }, bool second_person = false)
        : holdings_(holdings), depot_(std::move(depot)), beside_(std::move(beside)), second_person_(second_person) {}
    archive::Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<archive::Kept>& dossiers,
                               archive::Deed deed) override;
    AllAcknowledged receipts(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers) override;

  private:
    std::vector<archive::Obstacle> missing(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& dossier);
    std::vector<archive::Obstacle> unproved(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& dossier);

    archive::Holdings& holdings_;
    std::function<depot::DigitalCopies*()> depot_;
    Beside beside_;
    const char* unsworn_word() const { return second_person_ ? "packages.obstacle.unconfirmed" : "packages.obstacle.unsworn"; }

    bool second_person_;
};

}  // namespace packages
