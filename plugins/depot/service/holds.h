// SPDX-License-Identifier: Apache-2.0
// Opening holds, adding to them, releasing them by two persons; what each covers, as far as the actor
// may know of it.
#pragma once

#include "depot/service/parts.h"
#include "depot/store/hold_store.h"

namespace depot {

struct HoldWish {
    std::string name, mandate;
    HoldKind kind = HoldKind::other;
    bool by_query = false;
    Scope scope;
    std::vector<archive::DossierId> dossiers;
    std::optional<core::Date> remind;
};

struct HoldShown {
    Hold hold;
    std::vector<archive::Kept> dossiers;   // covered, and known to the actor
    std::string scope_unit;
    bool may_propose = false, may_release = false, may_add = false;
};

class Holds {
  public:
    static constexpr int most_listed = 500;
    static constexpr const char* proposed_kind = "depot.hold_proposed";
    static constexpr const char* remind_kind = "depot.hold_remind";

    explicit Holds(Parts& parts) : parts_(parts) {}

    std::vector<Hold> list(const core::Context& ctx, std::optional<HoldState> state);
    HoldShown one(const core::Context& ctx, HoldId id);
    // Dossiers to choose from.
    std::vector<archive::Kept> choices(const core::Context& ctx, const std::string& code);
    std::vector<std::pair<core::UnitId, std::string>> units(const core::Context& ctx);
    // Throws Error(invalid) naming the field.
    HoldId open(const core::Context& ctx, const HoldWish& wish);
    void add(const core::Context& ctx, HoldId id, const std::vector<archive::DossierId>& dossiers);
    void propose(const core::Context& ctx, HoldId id, const std::string& reason);
    void release(const core::Context& ctx, HoldId id, const std::string& reason);
    void keep(const core::Context& ctx, HoldId id, const std::string& reason);

    // Asks no rights.
    std::vector<Hold> over(core::db::Tx& tx, const archive::Kept& dossier);
    bool may_see(core::db::Tx& tx, const core::Actor& actor, const Hold& hold);
    // Holds over a dossier the actor knows of; those he may not see are blank.
    std::vector<Hold> panel(const core::Context& ctx, archive::DossierId id);
    std::int64_t proposals(const core::Context& ctx);
    void remind();

  private:
    Hold seen(core::db::Tx& tx, const core::Context& ctx, HoldId id);
    void choose(core::db::Tx& tx, const core::Context& ctx, const Hold& hold,
                std::vector<archive::DossierId> dossiers);
    // Of these, what a hold by query covers: made by a unit it reaches, or in the custody of one.
    std::vector<archive::Kept> caught(core::db::Tx& tx, const Hold& hold, std::vector<archive::Kept> all);

    Parts& parts_;
};

std::string object_of(HoldId id);

}  // namespace depot
