// SPDX-License-Identifier: Apache-2.0
#include "packages/service/handover.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "packages/store/import_store.h"
#include "packages/store/package_store.h"

namespace packages {

using core::Context;
using core::Json;
using core::db::Tx;

namespace {

// Whoever hands it over may read less of it than is in it.
Context as_house(const Context& ctx) {
    Context house;
    house.actor = core::Actor::system();
    house.clock = ctx.clock;
    house.zone = ctx.zone;
    return house;
}

// Hashes the receipt tells of this very package; none of another, or of one whose manifest is another.
std::set<std::string> told_by(const Receipt& receipt, const Package& package) {
    const auto& told = receipt.receipt;
    std::set<std::string> hashes;
    if (core::json::text(told, "package") != package.id.text() || !package.manifest ||
        core::json::text(told, "manifest_sha256") != package.manifest->hex())
        return hashes;
    const auto items = told.value("items", Json::array());
    for (const auto& item : items) hashes.insert(core::json::text(item, "sha256"));
    return hashes;
}

std::vector<archive::Obstacle> obstacle(const char* word, const archive::Kept& dossier, std::ptrdiff_t count) {
    return {{word, {{"number", dossier.number}, {"count", std::to_string(count)}}}};
}

}  // namespace

std::string subject_there(const std::string& subject) {
    return subject.starts_with(archive::handed_prefix) ? subject.substr(archive::handed_prefix.size()) : subject;
}

Json sum_of(const Content& content) {
    Json items = Json::array();
    for (const auto& item : content.items)
        items.push_back({{"number", item.number}, {"sha256", item.digest ? Json(item.digest->hex()) : Json(nullptr)},
                         {"bytes", item.bytes}});
    std::map<std::string, Json> copies;   // in one order, whoever counts them
    for (const auto& copy : content.copies)
        copies[file_of(copy)] = {{"number", copy.item}, {"copy", true}, {"sha256", copy.digest.hex()}, {"bytes", copy.octets}};
    for (auto& [name, copy] : copies) items.push_back(std::move(copy));
    return items;
}

archive::Obstacles Handover::against(Tx& tx, const Context& ctx, const std::vector<archive::Kept>& dossiers,
                                     archive::Deed deed) {
    archive::Obstacles all;
    std::vector<archive::DossierId> leaving;
    for (const auto& each : dossiers) {
        if (deed == archive::Deed::hand_over) leaving.push_back(each.id);
        if (!archive::removes(each, deed)) continue;
        if (auto found = unproved(tx, ctx, each); !found.empty()) all[each.id] = std::move(found);
    }
    const auto packed = store::packed_to_go(tx, leaving);
    for (const auto& each : dossiers)
        if (packed.contains(each.id))
            if (auto found = missing(tx, ctx, each); !found.empty()) all[each.id] = std::move(found);
    return all;
}

std::vector<archive::Obstacle> Handover::missing(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    std::unordered_set<std::string> receipted;
    for (const auto& package : store::handed_over(tx, dossier.id)) receipted.insert(package.subjects.begin(), package.subjects.end());
    if (const auto lacking = store::unreceipted(tx, dossier.id); lacking > 0)
        return obstacle("packages.obstacle.receipt", dossier, lacking);
    const auto house = as_house(ctx);
    const auto items = holdings_.items(tx, house, dossier.id);
    auto further = std::count_if(items.begin(), items.end(), [&](const auto& item) {
        return !receipted.contains(subject_there(item.subject));
    });
    if (auto* depot = depot_())
        for (const auto& copy : depot->accepted(tx, house, dossier.id)) further += receipted.contains(subject_of(copy)) ? 0 : 1;
    if (further == 0) return {};
    return obstacle("packages.obstacle.anew", dossier, further);
}

// Every item and copy of it stands by its hash in a receipt of the packages last asked for to hand it over, and what lies
// beside them went in these very packages; and somebody vouches for each receipt (archive.md I19).
std::vector<archive::Obstacle> Handover::unproved(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    const auto packages = store::handed_over(tx, dossier.id);
    if (packages.empty()) return {{"packages.obstacle.unpacked", {{"number", dossier.number}}}};
    if (auto found = missing(tx, ctx, dossier); !found.empty()) return found;
    std::set<std::string> told;
    std::ptrdiff_t unsworn = 0;
    for (const auto& package : packages)
        if (const auto receipt = store::receipt_of(tx, package.id)) {
            told.merge(told_by(*receipt, package));
            unsworn += counts(*receipt, second_person_) ? 0 : 1;
        }
    const auto house = as_house(ctx);
    const auto items = holdings_.items(tx, house, dossier.id);
    std::ptrdiff_t other = 0;
    for (const auto& item : items) other += item.digest == core::Digest{} || told.contains(item.digest.hex()) ? 0 : 1;
    if (auto* depot = depot_())
        for (const auto& copy : depot->accepted(tx, house, dossier.id)) other += told.contains(copy.digest.hex()) ? 0 : 1;
    if (other > 0) return obstacle("packages.obstacle.other", dossier, other);
    const auto went = store::packed_besides(tx, packages);
    auto beside = beside_(tx, dossier.id, items);
    if (auto* depot = depot_())
        for (const auto& seal : depot->seals(tx, house, dossier.id)) beside.insert(core::sha256(seal.cms));
    const auto left = std::count_if(beside.begin(), beside.end(), [&](const auto& each) { return !went.contains(each); });
    if (left > 0) return obstacle("packages.obstacle.besides", dossier, left);
    if (unsworn > 0)
        return obstacle(unsworn_word(), dossier, unsworn);
    return {};
}

AllAcknowledged Handover::receipts(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    AllAcknowledged all;
    std::set<archive::DossierId> lacking;
    for (auto& [dossier, told] : store::acknowledged(tx, dossiers)) {
        if (!told) {
            lacking.insert(dossier);
            continue;
        }
        if (!told->sworn && !(second_person_ && told->confirmed)) told->hindrance = unsworn_word();
        all[dossier].push_back(*std::move(told));
    }
    for (const auto& each : lacking) all.erase(each);
    return all;
}

}  // namespace packages
