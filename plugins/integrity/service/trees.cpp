// SPDX-License-Identifier: Apache-2.0
#include "integrity/service/trees.h"

#include "core/audit/witness.h"
#include "core/jobs/jobs.h"

namespace integrity {

using core::Context;
using core::Digest;
using core::Error;
using core::db::Tx;

namespace {

constexpr int most_leaves = 50'000;
// A certificate ends on a day everybody knows: a token is renewed well before, once the authority has a longer one,
// and at last whatever it has.
constexpr std::chrono::days renew_before(180), worth(210), at_last(14);

[[noreturn]] void broken(std::int64_t tree) {
    throw Error(core::Code::internal, "integrity.error.tree", {{"number", std::to_string(tree)}});
}

}  // namespace

bool Trees::plant_one(Tx& tx, const Context& ctx) {
    const auto files = store_.without_tree(tx, most_leaves);
    const auto old = store_.to_renew(tx, ctx.now() + renew_before, ctx.now() + worth, ctx.now() + at_last, ctx.now() - at_last);
    const auto head = core::audit::head(tx);
    // Nothing here writes into the trail: planted over its head, the next look finds that head stamped.
    const bool went_on = head && head->number > store_.last_head(tx);
    if (files.empty() && old.empty() && !went_on) return false;
    TreeRow tree;
    tree.made = ctx.now();
    std::vector<Digest> leaves;
    if (head) {
        tree.audit_number = head->number;
        tree.audit_hash = head->hash;
        leaves.push_back(head->hash);
    }
    for (const auto& each : old) leaves.push_back(core::sha256(each.token));
    leaves.insert(leaves.end(), files.begin(), files.end());
    tree.leaves = static_cast<std::int64_t>(leaves.size());
    tree.root = ers::Tree(leaves).root();
    const auto number = store_.add_tree(tx, tree);
    std::int64_t place = tree.audit_hash ? 1 : 0;
    for (const auto& each : old) store_.renew(tx, each.number, number, place++);
    for (const auto& each : files) store_.put_leaf(tx, each, number, place++);
    core::jobs::add(tx, ctx.now(), job, core::Json::object(), {.key = std::string(job)});
    return true;
}

int Trees::plant(const Context& ctx) {
    int planted = 0;
    while (db_.write([&](Tx& tx) { return plant_one(tx, ctx); })) ++planted;
    return planted;
}

int Trees::stamp() {
    int given = 0;
    for (const auto& tree : db_.read([&](Tx& tx) { return store_.unstamped(tx); })) {
        const auto token = timestamps_.stamp(tree.root);
        const auto said = ers::read_token(token);
        given += db_.write([&](Tx& tx) {
            return store_.stamp(tx, tree.number, token, said.at, said.ends, said.authority);
        }) ? 1 : 0;
    }
    return given;
}

std::vector<TreeRow> Trees::newest(int limit) {
    return db_.read([&](Tx& tx) { return store_.trees(tx, limit); });
}

std::vector<Digest> Trees::leaves_of(Tx& tx, const TreeRow& tree) {
    std::vector<Digest> leaves(static_cast<std::size_t>(tree.leaves));
    std::size_t known = 0;
    const auto put = [&](std::int64_t place, const Digest& hash) {
        if (place < 0 || place >= tree.leaves) broken(tree.number);
        leaves[static_cast<std::size_t>(place)] = hash;
        ++known;
    };
    if (tree.audit_hash) put(0, *tree.audit_hash);
    for (const auto& each : store_.renewed_in(tx, tree.number)) put(*each.renewed_place, core::sha256(each.token));
    for (const auto& [place, hash] : store_.files_of(tx, tree.number)) put(place, hash);
    if (known != leaves.size()) broken(tree.number);
    return leaves;
}

std::vector<ers::Stamp> Trees::stamps(Tx& tx, const Digest& file) {
    std::vector<ers::Stamp> all;
    const auto object = store_.find(tx, file);
    for (auto number = object ? object->tree : std::nullopt; number;) {
        const auto row = store_.tree(tx, *number);
        if (!row || row->token.empty()) break;
        all.push_back({*row->stamped, *row->ends, row->authority});
        number = row->renewed_in;
    }
    return all;
}

std::optional<Trees::Proof> Trees::proof(Tx& tx, const Digest& file) {
    const auto object = store_.find(tx, file);
    if (!object || !object->tree) return std::nullopt;
    Grown grown;
    return proof_from(tx, *object->tree, object->place.value_or(0), grown);
}

std::map<Digest, core::Bytes> Trees::records(Tx& tx, const std::vector<Digest>& files) {
    std::map<Digest, core::Bytes> all;
    Grown grown;
    for (const auto& file : files) {
        const auto object = store_.find(tx, file);
        if (!object || !object->tree) continue;
        if (auto made = proof_from(tx, *object->tree, object->place.value_or(0), grown)) all[file] = std::move(made->record);
    }
    return all;
}

std::optional<Trees::Proof> Trees::proof_from(Tx& tx, std::int64_t first, std::int64_t leaf, Grown& grown) {
    ers::EvidenceRecord record;
    Proof made;
    made.tree = first;
    std::optional<std::int64_t> number = first, place = leaf;
    while (number) {
        const auto row = store_.tree(tx, *number);
        if (!row) broken(*number);
        if (row->token.empty()) break;   // the newest renewal is not stamped yet: the older stamps hold
        auto known = grown.find(*number);
        if (known == grown.end()) known = grown.emplace(*number, ers::Tree(leaves_of(tx, *row))).first;
        const auto& tree = known->second;
        if (tree.root() != row->root) broken(*number);
        record.chain.push_back({tree.reduced(static_cast<std::size_t>(*place)), row->token});
        made.stamps.push_back({*row->stamped, *row->ends, row->authority});
        number = row->renewed_in;
        place = row->renewed_place;
    }
    if (record.chain.empty()) return std::nullopt;
    made.record = ers::encode(record);
    return made;
}

std::optional<Trees::OfEntry> Trees::proof_of_entry(Tx& tx, std::int64_t entry) {
    const auto row = store_.vouching(tx, entry);
    if (!row || !row->audit_hash) return std::nullopt;
    if (core::audit::hash_at(tx, *row->audit_number) != row->audit_hash)
        throw Error(core::Code::conflict, "integrity.error.tampered", {{"entry", std::to_string(*row->audit_number)}});
    Grown grown;
    auto made = proof_from(tx, row->number, 0, grown);   // the head is the first leaf
    if (!made) return std::nullopt;
    return OfEntry{*row->audit_number, std::move(*made)};
}

bool Trees::whole(Tx& tx, const TreeRow& tree) {
    try {
        return ers::Tree(leaves_of(tx, tree)).root() == tree.root;
    } catch (const Error&) {
        return false;   // a leaf is gone or stands twice
    }
}

std::optional<TreeFault> Trees::fault(Tx& tx, std::int64_t number, core::Instant now) {
    using Why = TreeFault::Why;
    const auto row = store_.tree(tx, number);
    if (!row) return TreeFault{number, Why::missing, {}, now};
    const auto told = [&](Why why) { return TreeFault{number, why, row->audit_number, now}; };
    if (row->audit_number && core::audit::hash_at(tx, *row->audit_number) != row->audit_hash) return told(Why::entry);
    if (row->leaves < 1 || !whole(tx, *row)) return told(Why::root);
    // They are stamped in their order: a token below a stamped tree was taken away.
    if (row->token.empty()) return store_.stamped_after(tx, number) ? std::optional(told(Why::token)) : std::nullopt;
    // The token must have been good when the next one was put over it; that one is looked at by itself.
    const auto next = row->renewed_in ? store_.tree(tx, *row->renewed_in) : std::nullopt;
    try {
        ers::verify({{{{}, row->token}}}, row->root, timestamps_.anchors(), next && next->stamped ? *next->stamped : now);
    } catch (const Error& error) {
        return told(error.key() == "integrity.error.ended" ? Why::ended : Why::token);
    }
    return std::nullopt;
}

}  // namespace integrity
