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

bool holds(const std::vector<TreeFault>& all, const TreeFault& one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const TreeFault& each) { return each.tree == one.tree && each.why == one.why; });
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
            if (!holds(all, each)) {
                store_.fault_gone(tx, each.tree);
                tell("integrity.tree_agrees", each);
            }
        for (const auto& each : all)
            if (!holds(before, each)) {
                store_.add_fault(tx, each, ctx.now());
                tell("integrity.tampered", each);
            }
    });
    return all;
}

std::vector<TreeFault> Heads::known() {
    return db_.read([&](Tx& tx) { return store_.faults(tx); });
}

void Heads::check_health() {
    if (const auto all = known(); !all.empty())
        throw core::Error(core::Code::conflict, "integrity.health.tampered", {{"count", std::to_string(all.size())}});
}

std::vector<core::audit::Contradiction> Heads::contradictions(const Context& ctx) {
    std::vector<core::audit::Contradiction> all;
    for (const auto& each : look(ctx.now()))
        if (each.why != TreeFault::Why::ended) all.push_back(told(each));
    return all;
}

}  // namespace integrity
