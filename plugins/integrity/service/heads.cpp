// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/heads.h"

#include <algorithm>

namespace integrity {

using core::Context;
using core::db::Tx;

namespace {

core::audit::Contradiction told(const TreeFault& fault) {
    const auto entry = fault.entry ? "entry " + std::to_string(*fault.entry) : std::string("no entry");
    const auto tree = "tree " + std::to_string(fault.tree);
    switch (fault.why) {
        case TreeFault::Why::missing: return {0, tree + ", which was stamped, is gone"};
        case TreeFault::Why::entry: return {fault.entry.value_or(0), entry + " is not the one " + tree + " has the hash of"};
        case TreeFault::Why::root: return {fault.entry.value_or(0), "the leaves of " + tree + " do not lead to its root"};
        default: return {fault.entry.value_or(0), "the timestamp of " + tree + " is not over its root, or by a stranger"};
    }
}

const TreeFault* of_tree(const std::vector<TreeFault>& all, std::int64_t tree) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const TreeFault& each) { return each.tree == tree; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<TreeFault> Heads::look(core::Instant now) {
    std::vector<TreeFault> all;
    const auto last = db_.read([&](Tx& tx) { return store_.last_tree(tx); });
    for (std::int64_t number = 1; number <= last; ++number)   // a tree is many leaves: each in a unit of its own
        if (auto fault = db_.read([&](Tx& tx) { return trees_.fault(tx, number, now); })) all.push_back(*fault);
    return all;
}

std::vector<TreeFault> Heads::run(const Context& ctx) {
    auto all = look(ctx.now());
    db_.write([&](Tx& tx) {
        const auto before = store_.faults(tx);
        const auto tell = [&](const char* act, const TreeFault& each) {
            core::audit::append(tx, ctx, act, "tree:" + std::to_string(each.tree),
                                {{"why", name(each.why)}, {"entry", each.entry ? core::Json(*each.entry) : core::Json()}});
        };
        for (const auto& each : before)
            if (of_tree(all, each.tree) == nullptr) {
                store_.fault_gone(tx, each.tree);
                tell("integrity.tree_agrees", each);
            }
        for (const auto& each : all) {
            const auto* known = of_tree(before, each.tree);
            if (known != nullptr && known->why == each.why) continue;
            store_.add_fault(tx, each, ctx.now());
            tell(each.lapsed() ? "integrity.lapsed" : "integrity.tampered", each);
        }
    });
    return all;
}

std::vector<TreeFault> Heads::known() {
    return db_.read([&](Tx& tx) { return store_.faults(tx); });
}

void Heads::check_health() {
    const auto all = known();
    if (all.empty()) return;
    const auto lapsed = std::count_if(all.begin(), all.end(), [](const TreeFault& each) { return each.lapsed(); });
    const auto count = static_cast<std::ptrdiff_t>(all.size()) - lapsed;
    throw core::Error(core::Code::conflict, count > 0 ? "integrity.health.tampered" : "integrity.health.lapsed",
                      {{"count", std::to_string(count > 0 ? count : lapsed)}});
}

std::vector<core::audit::Contradiction> Heads::contradictions(const Context& ctx) {
    std::vector<core::audit::Contradiction> all;
    for (const auto& each : look(ctx.now()))
        if (!each.lapsed()) all.push_back(told(each));
    return all;
}

}  // namespace integrity
