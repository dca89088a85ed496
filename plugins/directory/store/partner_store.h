// SPDX-License-Identifier: Apache-2.0
// Partners, their trigrams and the record of merges in their tables.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "directory/domain/partner.h"

namespace directory::store {

std::optional<Partner> partner(core::db::Tx& tx, PartnerId id);
std::vector<Partner> partners(core::db::Tx& tx);   // all that stand for themselves
void insert(core::db::Tx& tx, const Partner& partner);
// False when it is no longer at the revision before.
bool update(core::db::Tx& tx, const Partner& partner);

struct PartnerWish {
    std::vector<std::string> words;       // all must be found
    std::string kind;                     // "" = any
    std::optional<PartnerId> after;       // the last of the page before
    int limit = 50;
};
// In the order of names, without merged ones; one more than the limit tells that there are more.
std::vector<Partner> find(core::db::Tx& tx, const PartnerWish& wish);

struct AlikePartner {
    Partner partner;
    double likeness = 0;
};
// Those whose names share the most with `name`, best first; merged ones and `but` are left out.
std::vector<AlikePartner> alike_to(core::db::Tx& tx, std::string_view name, std::optional<PartnerId> but);

using MergeId = core::Id<struct MergeTag>;
struct Merge {
    MergeId id;
    PartnerId survivor, merged;
    core::Instant at;
    std::string by;
    Partner before;                        // the survivor
    std::optional<core::Instant> undone_at;
    std::string undone_by;
};
void keep(core::db::Tx& tx, const Merge& merge);
void undo(core::db::Tx& tx, const Merge& merge);
std::vector<Merge> merges_into(core::db::Tx& tx, PartnerId survivor);     // newest first
std::optional<Merge> merge_of(core::db::Tx& tx, PartnerId merged);        // the one that stands

}  // namespace directory::store
