// SPDX-License-Identifier: Apache-2.0
#include "integrity/store/object_store.h"

#include <algorithm>

#include "core/db/in_parts.h"

namespace integrity {

using core::Digest;
using core::Instant;
using core::db::Row;
using core::db::Tx;

namespace {

const core::db::Sql columns_of_object("SELECT digest, bytes, seen_at, checked_at, state, found_at, tree, place "
                                      "FROM integrity_object ");
const core::db::Sql columns_of_tree("SELECT number, made_at, leaves, root, audit_number, audit_hash, token, stamped_at, "
                                    "ends_at, authority, renewed_in, renewed_place FROM integrity_tree ");

Object read_object(const Row& row) {
    Object object;
    object.digest = row.digest(0);
    object.bytes = static_cast<std::uint64_t>(row.integer(1));
    object.seen = row.instant(2);
    object.checked = row.instant(3);
    object.state = state_named(row.text(4));
    object.found = row.maybe(5, &Row::instant);
    object.tree = row.maybe(6, &Row::integer);
    object.place = row.maybe(7, &Row::integer);
    return object;
}

TreeRow read_tree(const Row& row) {
    TreeRow tree;
    tree.number = row.integer(0);
    tree.made = row.instant(1);
    tree.leaves = row.integer(2);
    tree.root = row.digest(3);
    tree.audit_number = row.maybe(4, &Row::integer);
    tree.audit_hash = row.maybe(5, &Row::digest);
    if (!row.null(6)) tree.token = row.bytes(6);
    tree.stamped = row.maybe(7, &Row::instant);
    tree.ends = row.maybe(8, &Row::instant);
    tree.authority = row.text(9);
    tree.renewed_in = row.maybe(10, &Row::integer);
    tree.renewed_place = row.maybe(11, &Row::integer);
    return tree;
}

std::vector<TreeRow> trees_where(Tx& tx, core::db::Sql condition, const core::db::Values& values) {
    core::db::Query query(columns_of_tree);
    return query.add(condition, values).all(tx, read_tree);
}

std::vector<Object> objects_where(Tx& tx, core::db::Sql condition, const core::db::Values& values) {
    core::db::Query query(columns_of_object);
    return query.add(condition, values).all(tx, read_object);
}

TreeFault read_fault(const Row& row) {
    return {row.integer(0), why_named(row.text(1)), row.maybe(2, &Row::integer), row.instant(3)};
}

}  // namespace

std::int64_t ObjectStore::add(Tx& tx, const Digest& digest, std::uint64_t bytes, Instant now) {
    return tx.exec("INSERT INTO integrity_object (digest, bytes, seen_at, checked_at, state) VALUES (?, ?, ?, ?, 'good') "
            "ON CONFLICT (digest) DO UPDATE SET bytes = excluded.bytes, seen_at = excluded.seen_at, "
            "checked_at = excluded.checked_at, state = 'good', found_at = NULL "
            "WHERE integrity_object.state = 'gone' AND COALESCE(integrity_object.found_at, 0) < ?",
            {digest, static_cast<std::int64_t>(bytes), now, Instant{}, now - std::chrono::days(1)});
}

void ObjectStore::gone(Tx& tx, const Digest& digest, Instant now) {
    tx.exec("INSERT INTO integrity_object (digest, bytes, seen_at, checked_at, state, found_at) VALUES (?, 0, ?, ?, 'gone', ?) "
            "ON CONFLICT (digest) DO UPDATE SET state = 'gone', found_at = excluded.found_at",
            {digest, now, Instant{}, now});
    tx.exec("INSERT INTO integrity_copy (digest) VALUES (?) ON CONFLICT (digest) DO NOTHING", {digest});
}

std::vector<Digest> ObjectStore::copies(Tx& tx, const Digest& after, int limit) {
    return tx.all("SELECT digest FROM integrity_copy WHERE digest > ? ORDER BY digest LIMIT ?", {after, limit},
                  [](const Row& row) { return row.digest(0); });
}

std::int64_t ObjectStore::count_copies(Tx& tx) { return tx.count("SELECT COUNT(*) FROM integrity_copy", {}); }

void ObjectStore::copy_gone(Tx& tx, const Digest& digest) {
    tx.exec("DELETE FROM integrity_copy WHERE digest = ?", {digest});
}

std::optional<Object> ObjectStore::find(Tx& tx, const Digest& digest) {
    const auto found = objects_where(tx, "WHERE digest = ?", {digest});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::map<Digest, Look> ObjectStore::looks(Tx& tx, const std::vector<Digest>& files) {
    std::map<Digest, Look> found;
    core::db::in_parts(files, [&](const core::db::Values& some) {
        core::db::Query query("SELECT o.digest, o.state, o.checked_at, t.stamped_at FROM integrity_object o LEFT JOIN "
                              "integrity_tree t ON t.number = o.tree WHERE o.digest IN (");
        for (const auto& [digest, look] : query.list(some).add(")").all(tx, [](const Row& row) {
                 return std::pair(row.digest(0), Look{state_named(row.text(1)), row.instant(2), row.maybe(3, &Row::instant)});
             }))
            found.emplace(digest, look);
    });
    return found;
}

std::vector<Object> ObjectStore::due(Tx& tx, Instant before, int limit) {
    return objects_where(tx, "WHERE state = 'good' AND checked_at < ? ORDER BY checked_at, digest LIMIT ?", {before, limit});
}

std::vector<Object> ObjectStore::ill(Tx& tx, int limit) {
    return objects_where(tx, "WHERE state IN ('damaged', 'missing') ORDER BY found_at DESC, digest LIMIT ?", {limit});
}

void ObjectStore::checked(Tx& tx, const Digest& digest, Instant at, State state) {
    if (state == State::good)
        tx.exec("UPDATE integrity_object SET checked_at = ?, state = 'good', found_at = NULL WHERE digest = ? "
                "AND state <> 'gone'", {at, digest});
    else
        tx.exec("UPDATE integrity_object SET state = ?, found_at = ? WHERE digest = ? AND state <> 'gone'",
                {name(state), at, digest});
}

namespace {

std::optional<Instant> moment(const Row& row) { return row.maybe(0, &Row::instant); }

}  // namespace

Overview ObjectStore::health(Tx& tx) {
    Overview found;
    found.ill = tx.count("SELECT COUNT(*) FROM integrity_object WHERE state IN ('damaged', 'missing')", {});
    found.files = tx.count("SELECT COUNT(*) FROM (SELECT 1 FROM integrity_object WHERE state = 'good' LIMIT 1) found", {});
    found.oldest = tx.one("SELECT MIN(checked_at) FROM integrity_object WHERE state = 'good' AND checked_at > 0", {}, moment)
                       .value_or(std::nullopt);
    return found;
}

Overview ObjectStore::overview(Tx& tx) {
    Overview all;
    tx.each("SELECT state, COUNT(*), SUM(bytes) FROM integrity_object WHERE state <> 'gone' GROUP BY state", {},
            [&](const Row& row) {
                all.files += row.integer(1);
                all.bytes += row.integer(2);
                if (state_named(row.text(0)) != State::good) all.ill += row.integer(1);
            });
    all.waiting = tx.count("SELECT COUNT(*) FROM integrity_object WHERE tree IS NULL AND state = 'good'", {});
    all.unstamped = tx.count("SELECT COUNT(*) FROM integrity_tree WHERE token IS NULL", {});
    all.oldest = health(tx).oldest;
    all.stamped = tx.one("SELECT MAX(stamped_at) FROM integrity_tree", {}, moment).value_or(std::nullopt);
    return all;
}

std::vector<Digest> ObjectStore::without_tree(Tx& tx, int limit) {
    return tx.all("SELECT digest FROM integrity_object WHERE tree IS NULL AND state = 'good' ORDER BY seen_at, digest LIMIT ?",
                  {limit}, [](const Row& row) { return row.digest(0); });
}

std::int64_t ObjectStore::add_tree(Tx& tx, const TreeRow& tree) {
    const auto number = tx.count("SELECT COALESCE(MAX(number), 0) + 1 FROM integrity_tree", {});
    tx.exec("INSERT INTO integrity_tree (number, made_at, leaves, root, audit_number, audit_hash, authority) "
            "VALUES (?, ?, ?, ?, ?, ?, '')",
            {number, tree.made, tree.leaves, tree.root, tree.audit_number, tree.audit_hash});
    return number;
}

void ObjectStore::put_leaf(Tx& tx, const Digest& digest, std::int64_t tree, std::int64_t place) {
    tx.exec("UPDATE integrity_object SET tree = ?, place = ? WHERE digest = ?", {tree, place, digest});
}

void ObjectStore::renew(Tx& tx, std::int64_t tree, std::int64_t in, std::int64_t place) {
    tx.exec("UPDATE integrity_tree SET renewed_in = ?, renewed_place = ? WHERE number = ?", {in, place, tree});
}

bool ObjectStore::stamp(Tx& tx, std::int64_t tree, const core::Bytes& token, Instant at, Instant ends,
                        std::string_view authority) {
    return tx.exec("UPDATE integrity_tree SET token = ?, stamped_at = ?, ends_at = ?, authority = ? "
                   "WHERE number = ? AND token IS NULL",
                   {token, at, ends, authority, tree}) == 1;
}

std::optional<TreeRow> ObjectStore::tree(Tx& tx, std::int64_t number) {
    const auto found = trees_where(tx, "WHERE number = ?", {number});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<TreeRow> ObjectStore::trees(Tx& tx, int limit) {
    return trees_where(tx, "ORDER BY number DESC LIMIT ?", {limit});
}

std::vector<TreeRow> ObjectStore::unstamped(Tx& tx) { return trees_where(tx, "WHERE token IS NULL ORDER BY number", {}); }

std::vector<TreeRow> ObjectStore::to_renew(Tx& tx, Instant soon, Instant longer, Instant urgent, Instant stamped_before) {
    return trees_where(tx, "WHERE renewed_in IS NULL AND token IS NOT NULL AND ends_at < ? "
                           "AND ((ends_at < ? AND stamped_at < ?) OR EXISTS "
                           "(SELECT 1 FROM integrity_tree t WHERE t.ends_at > ?)) ORDER BY number", {soon, urgent, stamped_before, longer});
}

std::vector<std::pair<std::int64_t, Digest>> ObjectStore::files_of(Tx& tx, std::int64_t tree) {
    return tx.all("SELECT place, digest FROM integrity_object WHERE tree = ? ORDER BY place", {tree},
                  [](const Row& row) { return std::pair(row.integer(0), row.digest(1)); });
}

std::vector<TreeRow> ObjectStore::renewed_in(Tx& tx, std::int64_t tree) {
    return trees_where(tx, "WHERE renewed_in = ? ORDER BY renewed_place", {tree});
}

std::int64_t ObjectStore::last_head(Tx& tx) {
    return tx.count("SELECT COALESCE(MAX(audit_number), 0) FROM integrity_tree", {});
}

std::int64_t ObjectStore::last_tree(Tx& tx) {
    return std::max(tx.count("SELECT COALESCE(MAX(number), 0) FROM integrity_tree", {}),
                    tx.count("SELECT COALESCE(MAX(tree), 0) FROM integrity_tree_fault", {}));
}

std::int64_t ObjectStore::leaves(Tx& tx, std::int64_t tree) {
    return tx.count("SELECT COALESCE(MAX(leaves), 0) FROM integrity_tree WHERE number = ?", {tree});
}

bool ObjectStore::is_stamped(Tx& tx, std::int64_t tree) {
    return tx.count("SELECT COUNT(*) FROM integrity_tree WHERE number = ? AND token IS NOT NULL", {tree}) > 0;
}

std::int64_t ObjectStore::looked(Tx& tx) { return tx.count("SELECT tree FROM integrity_looked WHERE id = 1", {}); }

void ObjectStore::looked(Tx& tx, std::int64_t tree) {
    tx.exec("UPDATE integrity_looked SET tree = ? WHERE id = 1", {tree});
}

bool ObjectStore::stamped_after(Tx& tx, std::int64_t tree) {
    return tx.count("SELECT COUNT(*) FROM integrity_tree WHERE number > ? AND token IS NOT NULL", {tree}) > 0;
}

std::optional<TreeRow> ObjectStore::vouching(Tx& tx, std::int64_t entry) {
    const auto found = trees_where(tx, "WHERE audit_number >= ? AND token IS NOT NULL ORDER BY audit_number, number LIMIT 1",
                                   {entry});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<TreeFault> ObjectStore::fault(Tx& tx, std::int64_t tree) {
    return tx.one("SELECT tree, why, entry, found_at FROM integrity_tree_fault WHERE tree = ?", {tree}, read_fault);
}

std::vector<TreeFault> ObjectStore::faults(Tx& tx, int limit) {
    return tx.all("SELECT tree, why, entry, found_at FROM integrity_tree_fault ORDER BY tree LIMIT ?", {limit}, read_fault);
}

FaultCount ObjectStore::count_faults(Tx& tx) {
    FaultCount count;
    tx.each("SELECT why, COUNT(*) FROM integrity_tree_fault GROUP BY why", {}, [&](const Row& row) {
        (why_named(row.text(0)) == TreeFault::Why::ended ? count.lapsed : count.tampered) += row.integer(1);
    });
    return count;
}

void ObjectStore::add_fault(Tx& tx, const TreeFault& fault, Instant at) {
    tx.exec("INSERT INTO integrity_tree_fault (tree, why, entry, found_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (tree) DO UPDATE SET why = excluded.why, entry = excluded.entry, found_at = excluded.found_at",
            {fault.tree, name(fault.why), fault.entry, at});
}

void ObjectStore::fault_gone(Tx& tx, std::int64_t tree) {
    tx.exec("DELETE FROM integrity_tree_fault WHERE tree = ?", {tree});
}

}  // namespace integrity
