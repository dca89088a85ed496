// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/rules.h"

#include <algorithm>
#include <array>

namespace incoming {

using core::auth::Why;
using core::db::Tx;

namespace {

struct Act {
    const char* name;
    Right right;
    const char* role_right;   // a right of roles it needs; "" none
    bool while_open;          // only before it is closed, refused or gone on
    bool from_outside;        // only of letters the house did not write
};

constexpr std::string_view mail = "incoming:";

constexpr std::array<Act, 8> all_acts{{{"read", Right::read, "", false, false},
                                       {"dispose", Right::act, "incoming.dispose", true, false},
                                       {"close", Right::act, "", true, false},
                                       {"prepare", Right::prepare, "", true, false},
                                       {"note_invitation", Right::correct, "incoming.register", true, true},
                                       {"raise_class", Right::raise_class, "", false, true},
                                       {"lower_class", Right::lower_class, "", false, true},
                                       {"see_readers", Right::see_readers, "", false, true}}};

// Whoever was instructed may instruct further.
bool instructed(const std::vector<Disposition>& all, const core::Actor& actor) {
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches)
            if (branch.open() && actor.acts_for(branch.position, "instruct")) return true;
    return false;
}

}  // namespace

std::vector<std::string> Rules::acts(std::string_view kind) const {
    std::vector<std::string> named;
    if (kind != "incoming") return named;
    for (const auto& each : all_acts) named.push_back("incoming." + std::string(each.name));
    return named;
}

std::vector<std::string> Rules::who(Tx& tx, const Entry& entry, const Standing& standing, Right right) {
    std::vector<directory::Position> candidates;
    for (const auto& id : {std::optional(entry.position), entry.registrar, entry.clerk})
        if (id)
            if (auto found = parts_.directory.position(tx, *id)) candidates.push_back(*std::move(found));
    for (auto& each : parts_.directory.positions(tx, entry.book_unit))
        if (each.roles.contains("clerk") || each.roles.contains("archivist")) candidates.push_back(std::move(each));
    std::vector<std::string> names;
    for (const auto& each : candidates) {
        const auto probe = core::auth::sitting(each.id, each.unit, parts_.directory.numbering_unit(tx, each.unit).id, each.roles);
        if (may(probe, right, standing) != core::Verdict::allowed) continue;
        if (std::find(names.begin(), names.end(), each.name) == names.end()) names.push_back(each.name);
    }
    return names;
}

std::string Rules::link(Tx& tx, const core::Context& ctx, std::string_view object) {
    if (!object.starts_with(mail) || !ctx.actor.may("incoming.read")) return {};
    const auto entry = parts_.entries.find(tx, IncomingId::parse(object.substr(mail.size())));
    if (!entry) return {};
    return may_read(tx, parts_, ctx.actor, *entry) ? "/incoming/" + entry->id.text() : std::string();
}

std::optional<Why> Rules::why(Tx& tx, const core::Context& ctx, std::string_view act, std::string_view object) {
    constexpr std::string_view room = "incoming.";
    const auto found = std::find_if(all_acts.begin(), all_acts.end(), [&](const Act& each) {
        return act.starts_with(room) && act.substr(room.size()) == each.name;
    });
    if (found == all_acts.end() || !object.starts_with(mail)) return std::nullopt;
    const auto entry = parts_.entries.find(tx, IncomingId::parse(object.substr(mail.size())));
    if (!entry) return std::nullopt;
    const auto dispositions = parts_.branches.of(tx, entry->id);
    const auto it = standing(*entry, dispositions);
    if (!may_read(tx, parts_, ctx.actor, *entry)) return std::nullopt;
    const std::string told(found->name);
    Why why;
    why.rule = "incoming.why." + told;
    if (found->from_outside && entry->letter) {
        why.rule = "incoming.why.ours";
        return why;
    }
    const bool reads = found->right == Right::read;   // asked above, custody among it
    const bool part = reads || may(ctx.actor, found->right, it) == core::Verdict::allowed ||
                      (told == "dispose" && instructed(dispositions, ctx.actor));
    if (!part) {
        why.who = who(tx, *entry, it, found->right);
        return why;
    }
    if (*found->role_right != '\0' && !ctx.actor.may(found->role_right)) {
        why.right = found->role_right;
        return why;
    }
    if (found->while_open && entry->over()) {
        why.rule = "incoming.why.over";
        return why;
    }
    why.allowed = true;
    return why;
}

}  // namespace incoming
