// SPDX-License-Identifier: Apache-2.0
#include "packages/store/package_store.h"

#include "packages/domain/import.h"

#include "core/base/json.h"
#include "core/db/in_parts.h"

namespace packages::store {

using core::db::Row;
using core::db::Tx;

namespace {

const core::db::Sql columns("SELECT id, dossier, part, parts, subjects, receiver, purpose, batch, asked_at, asked_by, "
                            "state, name, made_at, bytes, digest, manifest, stamped, form, handover, stamp, sealed_by, "
                            "unit, asked_unit FROM packages_package p ");

Package read_package(const Row& row) {
    Package made;
    made.id = row.id<PackageId>(0);
    made.dossier = row.id<archive::DossierId>(1);
    made.part = static_cast<int>(row.integer(2));
    made.parts = static_cast<int>(row.integer(3));
    made.subjects = core::Json::parse(row.text(4)).get<std::vector<std::string>>();   // of this house, whatever their number
    made.receiver = row.text(5);
    made.purpose = row.text(6);
    made.batch = row.text(7);
    made.asked = row.instant(8);
    made.asked_by = row.text(9);
    const auto state = row.text(10);
    for (const auto each : {State::ready, State::expired, State::failed})
        if (packages::name(each) == state) made.state = each;
    made.name = row.text(11);
    made.made = row.maybe(12, &Row::instant);
    made.bytes = row.null(13) ? 0 : static_cast<std::uint64_t>(row.integer(13));
    made.digest = row.maybe(14, &Row::digest);
    made.manifest = row.maybe(15, &Row::digest);
    made.stamped = row.flag(16);
    made.form = row.text(17) == packages::name(Form::atom) ? Form::atom : Form::eark;
    made.handover = row.flag(18);
    made.stamp = row.text(19);
    made.sealed_by = row.text(20);
    made.unit = row.maybe(21, &Row::id<core::UnitId>);
    made.asked_unit = row.maybe(22, &Row::id<core::UnitId>);
    return made;
}

}  // namespace

void insert(Tx& tx, const Package& package) {
    tx.exec("INSERT INTO packages_package (id, dossier, part, parts, subjects, receiver, purpose, batch, asked_at, "
            "asked_by, state, name, stamped, form, handover, unit, asked_unit) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {package.id, package.dossier, package.part, package.parts, core::Json(package.subjects).dump(),
             package.receiver, package.purpose, package.batch, package.asked, package.asked_by,
             packages::name(package.state), package.name, package.stamped, packages::name(package.form), package.handover,
             package.unit, package.asked_unit});
    for (const auto& subject : package.subjects)
        tx.exec("INSERT INTO packages_item (subject, package) VALUES (?, ?) ON CONFLICT DO NOTHING", {subject, package.id});
}

std::optional<Package> find(Tx& tx, PackageId id) {
    core::db::Query query(columns);
    const auto found = query.add("WHERE id = ?", {id}).all(tx, read_package);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Package> newest(Tx& tx, const Reach& reach, const core::db::Page& page) {
    using core::db::Query;
    core::db::Ways ways({"packages_package p", "p.asked_at", "p.id"});
    if (reach.dossier) {
        ways.add(Query("p.dossier = ?", {*reach.dossier}));
    } else {
        const auto units = units_of(reach);
        ways.add(Query("p.unit IN (").list(units).add(")")).add(Query("p.asked_unit IN (").list(units).add(")"));
        ways.add(Query("p.unit IS NULL"));
    }
    Query query(columns);
    query.add("WHERE p.id IN (").add(ways.first(Query(""), page)).add(")");
    ways.turn(query, page);
    return query.all(tx, read_package);
}

bool made(Tx& tx, const Package& package, const std::set<core::Digest>& besides) {
    auto files = core::Json::array();
    for (const auto& each : besides) files.push_back(each.hex());
    return tx.exec("UPDATE packages_package SET state = ?, name = ?, made_at = ?, bytes = ?, digest = ?, manifest = ?, "
                   "stamped = ?, sealed_by = ?, besides = ? WHERE id = ? AND state <> 'expired'",
                   {packages::name(package.state), package.name, package.made, static_cast<std::int64_t>(package.bytes),
                    package.digest, package.manifest, package.stamped, package.sealed_by, files.dump(), package.id}) == 1;
}

std::set<core::Digest> packed_besides(Tx& tx, const std::vector<Package>& packages) {
    std::set<core::Digest> all;
    for (const auto& each : packages) {
        const auto kept = tx.one("SELECT besides FROM packages_package WHERE id = ?", {each.id},
                                 [](const Row& row) { return row.null(0) ? std::string("[]") : row.text(0); });
        const auto files = core::Json::parse(kept.value_or("[]"));
        for (const auto& file : files) all.insert(core::Digest::parse(file.get<std::string>()));
    }
    return all;
}

void withdraw(Tx& tx, archive::DossierId dossier, const std::vector<std::string>& subjects) {
    tx.exec("UPDATE packages_package SET state = 'expired' WHERE dossier = ?", {dossier});
    for (const auto& each : subjects)
        tx.exec("UPDATE packages_package SET state = 'expired' WHERE state <> 'expired' AND id IN "
                "(SELECT package FROM packages_item WHERE subject = ?)",
                {each});
}

std::vector<PackageId> made_before(Tx& tx, core::Instant at) {
    return tx.all("SELECT id FROM packages_package WHERE state = 'ready' AND made_at < ?", {at},
                  [](const Row& row) { return row.id<PackageId>(0); });
}

int give_up(Tx& tx, core::Instant asked_before) {
    return static_cast<int>(tx.exec("UPDATE packages_package SET state = 'failed' WHERE state = 'waiting' AND asked_at < ?",
                                    {asked_before}));
}

void stamped(Tx& tx, PackageId id, const std::string& token) {
    tx.exec("UPDATE packages_package SET stamp = ?, stamped = ? WHERE id = ?", {token, true, id});
}

std::vector<Package> together(Tx& tx, const std::string& batch, archive::DossierId dossier) {
    core::db::Query query(columns);
    return query.add("WHERE dossier = ? AND batch = ? ORDER BY part", {dossier, batch}).all(tx, read_package);
}

std::set<archive::DossierId> packed_to_go(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    std::set<archive::DossierId> found;
    core::db::in_parts(dossiers, [&](const core::db::Values& some) {
        core::db::Query query("SELECT DISTINCT dossier FROM packages_package WHERE handover = ?", {true});
        for (const auto& id : query.add(" AND dossier IN (").list(some).add(")").all(tx, [](const Row& row) {
                 return row.id<archive::DossierId>(0);
             }))
            found.insert(id);
    });
    return found;
}

std::vector<Package> handed_over(Tx& tx, archive::DossierId dossier) {
    core::db::Query query(columns);
    return query.add("WHERE dossier = ? AND handover = ? AND batch = (SELECT l.batch FROM packages_package l "
                     "WHERE l.dossier = ? AND l.handover = ? ORDER BY l.asked_at DESC, l.id DESC LIMIT 1) ORDER BY part",
                     {dossier, true, dossier, true})
        .all(tx, read_package);
}

std::vector<std::pair<archive::DossierId, std::optional<Acknowledged>>> acknowledged(Tx& tx,
                                                                                    const std::vector<archive::DossierId>& dossiers) {
    std::vector<std::pair<archive::DossierId, std::optional<Acknowledged>>> all;
    const auto read = [](const Row& row) {
        std::optional<Acknowledged> told;
        if (!row.null(4) && !row.null(5))
            told = Acknowledged{row.id<PackageId>(1).text(), static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3)),
                                row.text(5), row.instant(6), row.digest(4), row.text(7) == packages::name(Sworn::genuine), !row.null(8)};
        return std::pair(row.id<archive::DossierId>(0), std::move(told));
    };
    core::db::in_parts(dossiers, [&](const core::db::Values& some) {
        core::db::Query query("SELECT p.dossier, p.id, p.part, p.parts, p.manifest, r.receiver, r.received_at, "
                              "COALESCE(r.sworn, ''), r.confirmed_at FROM packages_package p LEFT JOIN packages_receipt r ON r.package = p.id "
                              "WHERE p.handover = ? AND p.batch = (SELECT l.batch FROM packages_package l WHERE l.dossier = p.dossier "
                              "AND l.handover = ? ORDER BY l.asked_at DESC, l.id DESC LIMIT 1) AND p.dossier IN (", {true, true});
        for (auto& each : query.list(some).add(") ORDER BY p.dossier, p.part").all(tx, read)) all.push_back(std::move(each));
    });
    return all;
}

std::int64_t stay(Tx& tx, archive::DossierId dossier) {
    return tx.exec("UPDATE packages_package SET handover = ? WHERE dossier = ? AND handover = ?", {false, dossier, true});
}

std::int64_t unreceipted(Tx& tx, archive::DossierId dossier) {
    return tx.count("SELECT COUNT(*) FROM packages_package p WHERE p.dossier = ? AND p.handover = ? AND p.batch = "
                    "(SELECT l.batch FROM packages_package l WHERE l.dossier = ? AND l.handover = ? "
                    "ORDER BY l.asked_at DESC, l.id DESC LIMIT 1) "
                    "AND NOT EXISTS (SELECT 1 FROM packages_receipt r WHERE r.package = p.id)",
                    {dossier, true, dossier, true});
}

std::vector<archive::DossierId> of_no_unit(Tx& tx, archive::DossierId after, int limit) {
    return core::db::Query("SELECT DISTINCT dossier FROM packages_package WHERE unit IS NULL AND dossier > ? ORDER BY dossier", {after})
        .limit(limit)
        .all(tx, [](const Row& row) { return row.id<archive::DossierId>(0); });
}

void set_unit(Tx& tx, archive::DossierId dossier, core::UnitId unit) {
    tx.exec("UPDATE packages_package SET unit = ? WHERE dossier = ? AND unit IS NULL", {unit, dossier});
}

bool has_packages(Tx& tx, archive::DossierId dossier) {
    return tx.one("SELECT id FROM packages_package WHERE dossier = ? LIMIT 1", {dossier},
                  [](const Row& row) { return row.id<PackageId>(0); }).has_value();
}

void expire(Tx& tx, PackageId id) { tx.exec("UPDATE packages_package SET state = 'expired' WHERE id = ?", {id}); }

}  // namespace packages::store
