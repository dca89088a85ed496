// SPDX-License-Identifier: Apache-2.0
#include "core/undo/undo.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::undo {
namespace {

bool his(const audit::Entry& entry, const Context& ctx) {
    return !ctx.actor.seats.empty() && entry.person == ctx.actor.person.text() &&
           entry.position == ctx.actor.seat().position.text();
}

// An act may tell more than one entry upon the object: those of one request belong together.
bool same_request(const audit::Entry& one, const audit::Entry& other) {
    return !one.origin.empty() && one.origin == other.origin && one.person == other.person;
}

std::optional<audit::Entry> last_of(const std::vector<audit::Entry>& trail, const Context& ctx) {
    const auto found = std::find_if(trail.rbegin(), trail.rend(), [](const audit::Entry& each) {
        return each.data.contains(member);
    });
    if (found == trail.rend() || !his(*found, ctx) || ctx.now() - found->at > window) return std::nullopt;
    const bool followed = std::any_of(trail.rbegin(), found, [&](const audit::Entry& each) {
        return !same_request(each, *found);
    });
    return followed ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<audit::Entry> last(db::Tx& tx, const Context& ctx, std::string_view object) {
    return last_of(audit::of(tx, object), ctx);
}

audit::Entry taken_back(db::Tx& tx, const Context& ctx, std::string_view object, std::string_view act) {
    const auto trail = audit::of(tx, object);
    if (std::none_of(trail.begin(), trail.end(), [&](const auto& each) { return his(each, ctx); }))
        throw Error(Code::not_found, "core.error.not_found");
    auto entry = last_of(trail, ctx);
    if (!entry || entry->act != act) throw Error(Code::conflict, "core.error.undo_gone");
    audit::append(tx, ctx, std::string(act.substr(0, act.find('.'))) + ".undone", object,
                  {{"act", entry->act}, {"number", entry->number}});
    return *std::move(entry);
}

}  // namespace core::undo
