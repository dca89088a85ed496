// SPDX-License-Identifier: Apache-2.0
#include "packages/store/import_store.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/db/in_parts.h"

namespace packages::store {

using core::Json;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

// What this house wrote is read whatever its size; the limits for what comes from outside take a time that grows with
// the square of a list.
Json own_json(const std::string& text) { return Json::parse(text); }

// Of what a package tells the members that are wanted; of the others nothing is built.
Json members(const std::string& text, const std::function<bool(const std::string&)>& wanted) {
    bool kept = true;
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth == 1 && event == Json::parse_event_t::key) kept = wanted(parsed.get_ref<const std::string&>());
        return depth == 0 || kept;
    });
}

// In the place of the number of an item.
constexpr int of_besides = -1, of_papers = -2;

Stage stage_named(std::string_view word) {
    for (const auto each : {Stage::checked, Stage::taken})
        if (packages::name(each) == word) return each;
    return Stage::expired;
}

Json proof_json(const std::optional<signing::Vouched>& proof, const std::string& bytes) {
    if (!proof) return nullptr;
    return {{"worth", signing::name(proof->worth)},
            {"by", proof->by},
            {"at", proof->at ? Json(core::iso(*proof->at)) : Json(nullptr)},
            {"bytes", core::base64(core::view(bytes))}};
}

std::optional<signing::Vouched> proof_in(const Json& json, std::string& bytes) {
    if (json.is_null()) return std::nullopt;
    signing::Vouched made;
    for (const auto each : {signing::Worth::genuine, signing::Worth::unknown})
        if (json.at("worth") == signing::name(each)) made.worth = each;
    made.by = json.at("by").get<std::string>();
    if (!json.at("at").is_null()) made.at = core::parse_instant(json.at("at").get<std::string>());
    bytes = core::chars(core::unbase64(json.at("bytes").get<std::string>()));
    return made;
}

std::string proofs_json(const Import& import) {
    Json copies = Json::array();   // their bytes stand in what it tells
    for (const auto& each : import.copy_seals) copies.push_back(proof_json(each, {}));
    return Json{{"seal", proof_json(import.seal, import.arrival.seal)},
                {"stamp", proof_json(import.stamp, import.arrival.stamp)},
                {"copies", std::move(copies)}}
        .dump();
}

std::vector<Sheet> papers_in(const Json& files) {
    std::vector<Sheet> all;
    for (const auto& file : files)
        if (file.at(0).get<int>() == of_papers)
            all.push_back({file.at(1).get<std::string>(), core::Digest::parse(file.at(2).get<std::string>()), file.at(3).get<std::uint64_t>()});
    return all;
}

Query chosen_imports() {
    return Query("SELECT id, manifest, unit, position, content, files, payload, bytes, stamped, state, brought_at, "
                 "brought_by, dossier, taken_at, receipt, proofs, unjudged_at FROM packages_import p ");
}

Import read_import(const Row& row) {
    Import made;
    made.id = row.id<ImportId>(0);
    made.arrival.manifest = row.digest(1);
    made.unit = row.id<core::UnitId>(2);
    made.position = row.id<core::PositionId>(3);
    made.arrival.content = content_of(own_json(row.text(4)));
    const auto files = own_json(row.text(5));
    made.arrival.papers = papers_in(files);
    for (const auto& file : files) {   // a digital copy is of no number
        const int number = file.at(0).get<int>();
        if (number > 0) made.arrival.files.emplace(number, file.at(1).get<std::string>());
        else if (number == of_besides) made.arrival.besides = file.at(1).get<std::string>();
        else if (number != of_papers) made.arrival.copies.push_back(file.at(1).get<std::string>());
    }
    made.arrival.payload = row.integer(6);
    made.arrival.bytes = static_cast<std::uint64_t>(row.integer(7));
    made.stamped = row.flag(8);
    made.stage = stage_named(row.text(9));
    made.brought = row.instant(10);
    made.brought_by = row.text(11);
    if (!row.null(12)) made.dossier = row.id<archive::DossierId>(12);
    made.taken = row.maybe(13, &Row::instant);
    if (!row.null(14)) made.receipt = own_json(row.text(14));
    if (!row.null(15)) {
        const auto proofs = own_json(row.text(15));
        made.seal = proof_in(proofs.at("seal"), made.arrival.seal);
        made.stamp = proof_in(proofs.at("stamp"), made.arrival.stamp);
        std::string none;
        if (proofs.contains("copies"))
            for (const auto& each : proofs.at("copies")) made.copy_seals.push_back(proof_in(each, none).value());
    }
    made.unjudged = row.maybe(16, &Row::instant);
    return made;
}

Json files_json(const Import& import) {
    Json files = Json::array();
    for (const auto& [number, path] : import.arrival.files) files.push_back(Json::array({number, path}));
    for (const auto& path : import.arrival.copies) files.push_back(Json::array({0, path}));
    if (!import.arrival.besides.empty()) files.push_back(Json::array({of_besides, import.arrival.besides}));
    for (const auto& paper : import.arrival.papers)
        files.push_back(Json::array({of_papers, paper.path, paper.digest.hex(), paper.bytes}));
    return files;
}

}  // namespace

bool insert(Tx& tx, const Import& import) {
    const auto& content = import.arrival.content;
    return tx.exec("INSERT INTO packages_import (id, manifest, unit, position, origin, part, parts, content, files, payload, "
            "bytes, stamped, state, brought_at, brought_by, proofs) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            {import.id, import.arrival.manifest, import.unit, import.position, content.dossier, content.part,
             content.parts, to_json(content).dump(), files_json(import).dump(), import.arrival.payload,
             static_cast<std::int64_t>(import.arrival.bytes), import.stamped, packages::name(import.stage),
             import.brought, import.brought_by, proofs_json(import)}) == 1;
}

std::optional<Import> find(Tx& tx, ImportId id) {
    auto found = chosen_imports().add("WHERE id = ?", {id}).all(tx, read_import);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void keep_besides(Tx& tx, const Import& import) {
    const auto keep = [&](const core::Digest& digest) {
        tx.exec("INSERT INTO packages_beside (import_id, digest) VALUES (?, ?) ON CONFLICT DO NOTHING", {import.id, digest});
    };
    for (const auto& beside : import.arrival.content.besides) keep(beside.digest);
    for (const auto& paper : import.arrival.papers) keep(paper.digest);
}

std::vector<core::Digest> drop_besides(Tx& tx, ImportId id) {
    auto files = tx.all("SELECT digest FROM packages_beside WHERE import_id = ?", {id}, [](const Row& row) { return row.digest(0); });
    tx.exec("DELETE FROM packages_beside WHERE import_id = ?", {id});
    return files;
}

std::map<archive::DossierId, std::vector<core::Digest>> besides_of(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    std::map<archive::DossierId, std::vector<core::Digest>> found;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT p.dossier, b.digest FROM packages_import p JOIN packages_beside b ON b.import_id = p.id "
                    "WHERE p.dossier IN (");
        for (const auto& [id, file] : query.list(ids).add(") ORDER BY p.dossier, b.digest").all(tx, [](const Row& row) {
                 return std::pair(row.id<archive::DossierId>(0), row.digest(1));
             }))
            found[id].push_back(file);
    });
    return found;
}

bool keeps_beside(Tx& tx, const core::Digest& digest) {
    return tx.count("SELECT COUNT(*) FROM packages_beside WHERE digest = ?", {digest}) > 0;
}

std::optional<bool> needs_file(Tx& tx, ImportId id) {
    return tx.one("SELECT state, files FROM packages_import WHERE id = ?", {id}, [](const Row& row) {
        const auto stage = stage_named(row.text(0));
        return stage == Stage::checked || (stage == Stage::taken && row.text(1) != "[]");
    });
}

std::optional<Import> by_manifest(Tx& tx, core::UnitId unit, const core::Digest& manifest) {
    auto found = chosen_imports().add("WHERE unit = ? AND manifest = ?", {unit, manifest}).all(tx, read_import);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Import> newest_imports(Tx& tx, const Reach& reach, const core::db::Page& page) {
    core::db::Ways ways({"packages_import p", "p.brought_at", "p.id"});
    if (reach.dossier) ways.add(Query("p.dossier = ?", {*reach.dossier}));
    else ways.add(Query("p.unit IN (").list(units_of(reach)).add(")")).add(Query("p.position = ?", {reach.position}));
    auto query = chosen_imports();
    query.add("WHERE p.id IN (").add(ways.first(Query(""), page)).add(")");
    ways.turn(query, page);
    return query.all(tx, read_import);
}

void save(Tx& tx, const Import& import) {
    tx.exec("UPDATE packages_import SET state = ?, dossier = ?, taken_at = ?, receipt = ?, position = ?, brought_at = ?, "
            "brought_by = ? WHERE id = ?",
            {packages::name(import.stage), import.dossier, import.taken,
             import.receipt.is_null() ? std::optional<std::string>() : import.receipt.dump(), import.position,
             import.brought, import.brought_by, import.id});
}

void save_arrival(Tx& tx, const Import& import) {
    tx.exec("UPDATE packages_import SET content = ?, files = ?, stamped = ?, proofs = ? WHERE id = ?",
            {to_json(import.arrival.content).dump(), files_json(import).dump(), import.stamped, proofs_json(import),
             import.id});
}

void take_turns(Tx& tx, core::UnitId unit, const std::string& origin) {
    tx.exec("UPDATE packages_import SET parts = parts WHERE id = (SELECT f.id FROM packages_import f "
            "WHERE f.unit = ? AND f.origin = ? ORDER BY f.id LIMIT 1)",
            {unit, origin});
}

std::vector<Import> of_origin(Tx& tx, core::UnitId unit, const std::string& origin) {
    return chosen_imports().add("WHERE unit = ? AND origin = ? ORDER BY id", {unit, origin}).all(tx, read_import);
}

std::vector<Import> untaken(Tx& tx, const std::string& origin) {
    return chosen_imports().add("WHERE origin = ? AND state <> ? ORDER BY id", {origin, packages::name(Stage::taken)})
        .all(tx, read_import);
}

std::vector<int> parts_taken(Tx& tx, core::UnitId unit, const std::string& origin, int parts) {
    return tx.all("SELECT DISTINCT part FROM packages_import WHERE unit = ? AND origin = ? AND parts = ? "
                  "AND state = 'taken' ORDER BY part",
                  {unit, origin, parts}, [](const Row& row) { return static_cast<int>(row.integer(0)); });
}

std::vector<Import> made_of(Tx& tx, archive::DossierId dossier) {
    return chosen_imports().add("WHERE dossier = ? ORDER BY taken_at, id", {dossier}).all(tx, read_import);
}

std::vector<CameWith> came_with(Tx& tx, archive::DossierId dossier) {
    const auto besides = [](const std::string& key) { return key == "besides"; };
    return tx.all("SELECT content, files FROM packages_import WHERE dossier = ? ORDER BY taken_at, id", {dossier}, [&](const Row& row) {
        return CameWith{besides_in(members(row.text(0), besides)), papers_in(own_json(row.text(1)))};
    });
}

std::optional<ToldThere> told_there(Tx& tx, archive::DossierId dossier) {
    ToldThere told;
    told.parts = tx.all("SELECT id, part, parts FROM packages_import WHERE dossier = ? ORDER BY taken_at, id", {dossier}, [](const Row& row) {
        return ToldThere::Part{row.id<ImportId>(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))};
    });
    if (told.parts.empty()) return std::nullopt;
    const std::array<std::string_view, 5> lists{"items", "history", "copies", "seals", "besides"};
    told.content = *tx.one("SELECT content FROM packages_import WHERE id = ?", {told.parts.back().id}, [&](const Row& row) {
        auto json = members(row.text(0), [&](const std::string& key) { return std::find(lists.begin(), lists.end(), key) == lists.end(); });
        for (const auto& each : lists) json[std::string(each)] = Json::array();
        return content_of(json);
    });
    return told;
}

std::optional<core::Instant> taken_at(Tx& tx, ImportId id) {
    return tx.one("SELECT taken_at FROM packages_import WHERE id = ? AND state = 'taken'", {id}, [](const Row& row) { return row.instant(0); });
}

std::vector<ImportId> unjudged(Tx& tx) {
    return tx.all("SELECT id FROM packages_import WHERE unjudged_at IS NOT NULL ORDER BY id", {},
                  [](const Row& row) { return row.id<ImportId>(0); });
}

void set_unjudged(Tx& tx, ImportId id, std::optional<core::Instant> since) {
    tx.exec("UPDATE packages_import SET unjudged_at = ? WHERE id = ?", {since, id});
}

std::vector<ImportId> waiting_before(Tx& tx, core::Instant at) {
    return tx.all("SELECT id FROM packages_import WHERE state = 'checked' AND brought_at < ?", {at},
                  [](const Row& row) { return row.id<ImportId>(0); });
}

bool insert(Tx& tx, const Receipt& receipt) {
    return tx.exec("INSERT INTO packages_receipt (package, receipt, receiver, received_at, recorded_at, recorded_by, sworn, "
                   "recorded_person) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                   {receipt.package, receipt.receipt.dump(), receipt.receiver, receipt.received, receipt.recorded,
                    receipt.recorded_by, packages::name(receipt.sworn), receipt.recorded_person}) == 1;
}

void replace(Tx& tx, const Receipt& receipt) {
    tx.exec("DELETE FROM packages_receipt WHERE package = ?", {receipt.package});
    insert(tx, receipt);
}

void judged(Tx& tx, PackageId package, Sworn sworn) {
    tx.exec("UPDATE packages_receipt SET sworn = ? WHERE package = ?", {packages::name(sworn), package});
}

void confirm(Tx& tx, PackageId package, core::Instant at, const std::string& by) {
    tx.exec("UPDATE packages_receipt SET confirmed_at = ?, confirmed_by = ? WHERE package = ?", {at, by, package});
}

std::vector<PackageId> unsworn(Tx& tx, PackageId after, int limit) {
    return Query("SELECT package FROM packages_receipt WHERE package > ? AND (sworn IS NULL OR sworn IN ('unjudged', 'unknown')) "
                 "ORDER BY package", {after})
        .limit(limit)
        .all(tx, [](const Row& row) { return row.id<PackageId>(0); });
}

std::optional<Receipt> receipt_of(Tx& tx, PackageId package) {
    return tx.one("SELECT package, receipt, receiver, received_at, recorded_at, recorded_by, sworn, recorded_person, confirmed_at, "
                  "confirmed_by FROM packages_receipt WHERE package = ?",
                  {package}, [](const Row& row) {
                      Receipt made;
                      made.package = row.id<PackageId>(0);
                      made.receipt = own_json(row.text(1));
                      made.receiver = row.text(2);
                      made.received = row.instant(3);
                      made.recorded = row.instant(4);
                      made.recorded_by = row.text(5);
                      for (const auto each : {Sworn::nothing, Sworn::unknown, Sworn::genuine})
                          if (!row.null(6) && packages::name(each) == row.text(6)) made.sworn = each;
                      if (!row.null(7)) made.recorded_person = row.id<core::PersonId>(7);
                      made.confirmed = row.maybe(8, &Row::instant);
                      made.confirmed_by = row.text(9);
                      return made;
                  });
}

}  // namespace packages::store
