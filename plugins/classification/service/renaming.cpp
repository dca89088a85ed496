// SPDX-License-Identifier: Apache-2.0
// Codes that are called otherwise, taken for the same matter together: shown first, and taken as they were shown.
#include <algorithm>

#include "classification/domain/access.h"
#include "classification/service/editions.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"
#include "core/search/index.h"

namespace classification {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// The schedule of the older scheme's day and all that came later, drafts too: what one of them ends otherwise nobody takes
// for the same together.
std::vector<Existing> schedules_since(Tx& tx, core::Date day) {
    const auto then = store::version_on(tx, Kind::retention, day);
    const auto first = store::version(tx, then);
    std::vector<Existing> all;
    for (const auto& each : store::versions(tx)) {
        if (each.kind != name(Kind::retention) || each.state == EditionState::withdrawn) continue;
        if (each.id == then || !first || each.effective >= first->effective) all.push_back(rows_of(tx, each));
    }
    return all;
}

std::string seen_digest(const std::vector<Renamed>& all) {
    core::Json rows = core::Json::array();
    for (const auto& each : all) rows.push_back({each.code, each.before, each.after, name(each.apart)});
    return core::sha256(core::view(core::json::write(rows))).hex();
}

}  // namespace

Editions::Renaming Editions::renaming(Tx& tx, const Version& was, const Version& now) {
    if (now.kind != name(Kind::scheme))
        throw Error("core.error.invalid", {{"of", "classification.fault.other_kind", {}}});
    Renaming found;
    found.all = classification::renamed(rows_of(tx, was), rows_of(tx, now), schedules_since(tx, was.effective),
                                        store::mappings(tx, was.id, now.id), [](std::string_view text) { return core::search::stems(text); });
    found.seen = seen_digest(found.all);
    return found;
}

Editions::Renaming Editions::renamed(const Context& ctx, std::string_view older, std::string_view newer) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        return renaming(tx, was, now);
    });
}

bool Editions::any_renamed(const Context& ctx, std::string_view older, std::string_view newer) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto [was, now] = two(tx, older, newer);
        return classification::any_renamed(rows_of(tx, was), rows_of(tx, now), store::mappings(tx, was.id, now.id));
    });
}

std::string Editions::before(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto version = known(tx, id);
        auto other = store::version_on(tx, kind_named(version.kind), ctx.today());
        if (other.empty() || other == version.id) throw Error(core::Code::not_found, "classification.error.version");
        return other;
    });
}

int Editions::map_renamed(const Context& ctx, std::string_view newer, const Taking& taking) {
    core::ensure(may(ctx.actor, Act::confirm));
    if (taking.codes.empty()) throw Error("core.error.invalid", {{"codes", "classification.fault.renamed_none", {}}});
    const auto why = told("reason", taking.reason, "classification.fault.reason");
    return db_.write([&](Tx& tx) {
        store::hold(tx, newer);   // its rows stay as they are looked at
        const auto [was, now] = two(tx, taking.of, newer);
        ensure_office(tx, ctx, office_);
        if (now.state == EditionState::withdrawn) throw Error(core::Code::conflict, "classification.error.withdrawn");
        const auto found = renaming(tx, was, now);
        if (found.seen != taking.seen) throw Error(core::Code::conflict, renamed_changed);
        int added = 0;
        for (const auto& code : std::set<std::string>(taking.codes.begin(), taking.codes.end())) {
            const auto at = std::find_if(found.all.begin(), found.all.end(), [&](const Renamed& each) { return each.code == code; });
            if (at == found.all.end() || at->apart != Apart::none)
                throw Error("core.error.invalid", {{"codes", "classification.fault.renamed_apart", {{"code", code}}}});
            const Mapping made{core::Uuid::make(ctx.now()).text(), was.id, now.id, code, code, How::same, why, ctx.now(),
                               ctx.actor.named()};
            if (!store::add(tx, made)) throw Error(core::Code::conflict, "classification.error.mapped");
            ++added;
            core::audit::append(tx, ctx, "classification.mapped", "classification:" + now.id,
                                {{"of", was.name}, {"from", code}, {"to", code}, {"how", name(How::same)}, {"reason", why},
                                 {"before", at->before}, {"after", at->after}});
        }
        return added;
    });
}

}  // namespace classification
