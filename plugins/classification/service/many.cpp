// SPDX-License-Identifier: Apache-2.0
// One decision on many rows of the review list, weighed first and done in one unit of work.
#include <algorithm>
#include <set>

#include "classification/domain/access.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"

namespace classification {

using core::db::Tx;

namespace {

void ensure_whole(const Many& many) {
    std::vector<core::Fault> faults;
    if (many.ids.empty()) faults.push_back({"ids", "classification.fault.ids", {}});
    if (many.act == Bulk::correct && many.value.empty()) faults.push_back({"value", "classification.fault.value", {}});
    if (many.act == Bulk::drop && many.reason.empty()) faults.push_back({"reason", "classification.fault.reason", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

}  // namespace

std::vector<Weighed> Import::weigh(Tx& tx, const Many& many) {
    std::vector<Weighed> all;
    std::vector<Picked> rows;
    std::set<std::string> seen;
    for (const ReviewId id : many.ids) {
        if (!seen.insert(id.text()).second) continue;
        auto found = store::review(tx, id);
        if (!found) throw core::Error(core::Code::not_found, "classification.error.review");
        if (found->state != "open") throw core::Error(core::Code::conflict, "classification.error.decided");
        rows.push_back({found->version, found->finding});
        all.push_back({*std::move(found), {}});
    }
    const auto told = would(many.act, rows, many.value);
    for (std::size_t at = 0; at < all.size(); ++at) all[at].would = told[at];
    return all;
}

std::vector<Weighed> Import::weigh(const core::Context& ctx, const Many& many) {
    core::ensure(may(ctx.actor, Act::manage));
    ensure_whole(many);
    return db_.read([&](Tx& tx) { return weigh(tx, many); });
}

std::vector<Weighed> Import::decide(const core::Context& ctx, const Many& many, std::optional<std::int64_t> expected) {
    core::ensure(may(ctx.actor, Act::manage));
    ensure_whole(many);
    return db_.write([&](Tx& tx) {
        const auto all = weigh(tx, many);
        if (expected && *expected != settled(all))
            throw core::Error(core::Code::conflict, "classification.error.many_changed");
        for (const auto& [review, would] : all) {
            if (!would.cells) continue;
            if (many.act == Bulk::drop) drop(tx, ctx, review, many.reason);
            else take(tx, ctx, review, *would.cells, many.act == Bulk::accept ? "accepted" : "corrected");
        }
        return all;
    });
}

std::int64_t settled(const std::vector<Weighed>& all) {
    return std::count_if(all.begin(), all.end(), [](const Weighed& each) { return each.would.cells.has_value(); });
}

}  // namespace classification
