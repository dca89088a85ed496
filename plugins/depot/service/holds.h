// SPDX-License-Identifier: Apache-2.0
// Opening holds, adding to them, releasing them by two persons; what each covers, as far as the actor
// may know of it.
#pragma once

#include "depot/service/parts.h"
#include "depot/store/held_item_store.h"
#include "depot/store/hold_store.h"

namespace depot {

struct HoldWish {
    std::string name, mandate, asked_by, reason;
    std::optional<core::Date> mandate_on;
    HoldKind kind = HoldKind::other;
    bool by_query = false, house = false;
    Scope scope;
    std::vector<archive::DossierId> dossiers;
    std::string selection;   // all results of a search, instead of those named
    std::optional<core::Date> remind;
};

struct HoldShown {
    Hold hold;
    Some covered;   // as far as the actor knows of them
    struct Item {
        archive::Kept dossier;   // where it stood when it was held
        int number = 0;
        std::string title;       // "" where it was moved since
    };
    std::vector<Item> items;     // held by themselves, as far as the actor knows of their dossiers
    std::string scope_unit;
    bool may_propose = false, may_release = false, may_add = false;
};

class Holds {
  public:
    static constexpr const char* proposed_kind = "depot.hold_proposed";
    static constexpr const char* remind_kind = "depot.hold_remind";

    static constexpr std::size_t most_selected = 2000;   // in one unit of work

    explicit Holds(Parts& parts) : parts_(parts) {}

    std::vector<Hold> list(const core::Context& ctx, std::optional<HoldState> state);
    HoldShown one(const core::Context& ctx, HoldId id, int page = 1);
    // Dossiers to choose from; for a hold that stands, without those in it.
    Some choices(const core::Context& ctx, const Choosing& choosing, std::optional<HoldId> of = {});
    // Units to choose one of: those he looks into, or where he may hold in the whole house all.
    std::vector<std::pair<core::UnitId, std::string>> units(const core::Context& ctx);
    // Everything of any unit, or of the house: archivists and heads of the records unit, in a seat of their own.
    bool may_hold_all(const core::Context& ctx);
    // Throws Error(invalid) naming the field.
    HoldId open(const core::Context& ctx, const HoldWish& wish);
    void add(const core::Context& ctx, HoldId id, const std::vector<archive::DossierId>& dossiers,
             const std::string& selection = {});
    // The dossier of that number, "3/2026", or id, or one item of it: then it stays as long as the item stands in it. What is
    // left of a dossier handed over may be held, too. Throws Error(invalid) naming "dossier" or "item".
    void hold_one(const core::Context& ctx, HoldId id, const std::string& dossier, std::optional<int> item);
    // What a selection of the search would hold now. Throws Error(not_found) for one that is not the actor's.
    archive::OfResults selected(const core::Context& ctx, const std::string& selection);
    void propose(const core::Context& ctx, HoldId id, const std::string& reason);
    void release(const core::Context& ctx, HoldId id, const std::string& reason);
    void keep(const core::Context& ctx, HoldId id, const std::string& reason);

    // Asks no rights.
    std::map<archive::DossierId, std::vector<Hold>> over(core::db::Tx& tx, const std::vector<archive::Kept>& dossiers);
    // Those an item holds, each with its number there.
    struct Through {
        Hold hold;
        int item = 0;
    };
    std::map<archive::DossierId, std::vector<Through>> through_items(core::db::Tx& tx, const std::vector<archive::Kept>& dossiers);
    bool may_see(core::db::Tx& tx, const core::Actor& actor, const Hold& hold);
    // Holds over a dossier the actor knows of; those he may not see are blank.
    std::vector<Hold> panel(const core::Context& ctx, archive::DossierId id);
    std::int64_t proposals(const core::Context& ctx);
    void remind();

  private:
    archive::OfResults selected(core::db::Tx& tx, const core::Context& ctx, const std::string& selection);
    // Those named, or those of the selection. Throws Error(invalid) where there are none, or too many.
    std::vector<archive::DossierId> meant(core::db::Tx& tx, const core::Context& ctx,
                                          const std::vector<archive::DossierId>& named, const std::string& selection);
    Hold seen(core::db::Tx& tx, const core::Context& ctx, HoldId id);
    bool may_hold_all(core::db::Tx& tx, const core::Actor& actor);
    // The same, to change it: one over the house by those who may open such a one.
    Hold kept(core::db::Tx& tx, const core::Context& ctx, HoldId id);
    void choose(core::db::Tx& tx, const core::Context& ctx, const Hold& hold,
                std::vector<archive::DossierId> dossiers);
    // What a hold by query covers: made by a unit it reaches, or in the custody of one.
    archive::Wanted caught(core::db::Tx& tx, const Hold& hold);
    Some chosen(core::db::Tx& tx, const core::Context& ctx, HoldId id, int page);
    int number_in(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id, const HeldItem& held);
    std::vector<HoldShown::Item> items_shown(core::db::Tx& tx, const core::Context& ctx, HoldId id);

    Parts& parts_;
};

std::string object_of(HoldId id);

}  // namespace depot
