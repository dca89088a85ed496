// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/heads.h"

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

// A timestamp is judged in about the time so many leaves are read in.
constexpr std::int64_t leaves_of_a_stamp = 1000;

}  // namespace

std::optional<TreeFault> Heads::look(const Context& ctx, std::int64_t tree) {
    const auto changed = [](const std::optional<TreeFault>& now, const std::optional<TreeFault>& before) {
        return now ? !before || before->why != now->why : before.has_value();
    };
    const auto [fault, known] = db_.read(   // a tree is many leaves: each in a unit of its own
        [&](Tx& tx) { return std::pair(trees_.fault(tx, tree, ctx.now()), store_.fault(tx, tree)); });
    if (!changed(fault, known)) return fault;
    db_.write([&](Tx& tx) {
        const auto before = store_.fault(tx, tree);
        if (!changed(fault, before)) return;
        if (fault) store_.add_fault(tx, *fault, ctx.now());
        else store_.fault_gone(tx, tree);
        const auto& told = fault ? *fault : *before;
        core::audit::append(tx, ctx,
                            !fault          ? "integrity.tree_agrees"
                            : told.lapsed() ? "integrity.lapsed"
                                            : "integrity.tampered",
                            "tree:" + std::to_string(tree),
                            {{"why", name(told.why)}, {"entry", told.entry ? core::Json(*told.entry) : core::Json()}});
    });
    return fault;
}

std::vector<TreeFault> Heads::run(const Context& ctx) {
    std::vector<TreeFault> all;
    const auto last = db_.read([&](Tx& tx) { return store_.last_tree(tx); });
    for (std::int64_t number = 1; number <= last; ++number)
        if (auto fault = look(ctx, number)) all.push_back(*fault);
    return all;
}

std::int64_t Heads::night(const Context& ctx) {
    const auto [last, ended] = db_.read([&](Tx& tx) { return std::pair(store_.last_tree(tx), store_.looked(tx)); });
    if (last == 0) return 0;
    std::int64_t spent = 0, count = 0, at = ended;
    const auto spend = [&](std::int64_t number) {
        look(ctx, number);
        spent += leaves_of_a_stamp + db_.read([&](Tx& tx) { return store_.leaves(tx, number); });
        ++count;
    };
    spend(last);
    for (; count < last && spent < budget_; spend(at)) {
        at = at + 1 >= last ? 1 : at + 1;   // the newest has been looked at
    }
    db_.write([&](Tx& tx) { store_.looked(tx, at); });
    return count;
}

std::vector<TreeFault> Heads::known(int limit) {
    return db_.read([&](Tx& tx) { return store_.faults(tx, limit); });
}

FaultCount Heads::count() {
    return db_.read([&](Tx& tx) { return store_.count_faults(tx); });
}

void Heads::check_health() {
    const auto [tampered, lapsed] = count();
    if (tampered + lapsed == 0) return;
    throw core::Error(core::Code::conflict, tampered > 0 ? "integrity.health.tampered" : "integrity.health.lapsed",
                      {{"count", std::to_string(tampered > 0 ? tampered : lapsed)}});
}

core::audit::Held Heads::held(const Context& ctx) {
    core::audit::Held held;
    const auto last = db_.read([&](Tx& tx) { return store_.last_tree(tx); });
    for (std::int64_t number = 1; number <= last; ++number) {
        const auto [fault, stamped] = db_.read([&](Tx& tx) {
            return std::pair(trees_.fault(tx, number, ctx.now()), store_.is_stamped(tx, number));
        });
        held.stamped += stamped ? 1 : 0;
        if (fault && !fault->lapsed()) held.against.push_back(told(*fault));
    }
    return held;
}

}  // namespace integrity
