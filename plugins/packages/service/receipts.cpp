// SPDX-License-Identifier: Apache-2.0
// What follows a package that was made: the list of its parts, a timestamp given later, the receipt of the other house.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "core/audit/trail.h"
#include "packages/service/exports.h"
#include "packages/service/handover.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

std::string Exports::parts(const Context& ctx, PackageId id) {
    const auto shown = show(ctx, id);
    std::string lines;
    for (const auto& part : db_.read([&](Tx& tx) { return store::together(tx, shown.package.batch, shown.package.dossier); })) {
        if (!part.digest) throw Error(Code::conflict, "packages.error.parts_waiting", {{"part", std::to_string(part.part)}});
        lines += part.digest->hex() + "  " + part.name + ".zip\n";
    }
    return lines;
}

void Exports::stamp_later(const Context& ctx, PackageId id) {
    const auto package = show(ctx, id).package;
    if (package.stamped) return;
    if (!package.manifest) throw Error(Code::conflict, "packages.error.waiting");
    const auto token = timestamps_.stamp(*package.manifest);
    db_.write([&](Tx& tx) {
        store::stamped(tx, id, core::base64(token));
        core::audit::append(tx, ctx, "packages.stamped", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"manifest", package.manifest->hex()}});
    });
}

core::Bytes Exports::later_stamp(const Context& ctx, PackageId id) {
    const auto package = show(ctx, id).package;
    if (package.stamp.empty()) throw Error(Code::not_found, "core.error.not_found");
    return core::unbase64(package.stamp);
}

void Exports::record_receipt(const Context& ctx, PackageId id, std::string_view text) {
    const auto shown = show(ctx, id);
    const auto& package = shown.package;
    if (!package.manifest) throw Error(Code::conflict, "packages.error.waiting");
    const auto wrong = [](const char* word) { return Error("core.error.invalid", {{"file", word, {}}}); };
    Json sent;
    try {
        sent = core::json::parse(text, text.size());   // the route bounds it
    } catch (const Error&) {
        throw wrong("packages.receipt.fault.kind");
    }
    if (!sent.is_object() || core::json::text(sent, "kind") != receipt_kind) throw wrong("packages.receipt.fault.kind");
    if (core::json::text(sent, "package") != id.text()) throw wrong("packages.receipt.fault.other");
    if (core::json::text(sent, "manifest_sha256") != package.manifest->hex()) throw wrong("packages.receipt.fault.manifest");
    Receipt receipt;
    receipt.package = id;
    receipt.receipt = sent;
    receipt.receiver = core::json::text(sent, "received_by");
    if (receipt.receiver.empty()) throw wrong("packages.receipt.fault.kind");
    try {
        receipt.received = core::parse_instant(core::json::text(sent, "received_at"));
    } catch (const Error&) {
        throw wrong("packages.receipt.fault.kind");
    }
    receipt.recorded = ctx.now();
    receipt.recorded_by = ctx.actor.person_name;
    const auto counted = db_.read([&](Tx& tx) { return sum_of(content(tx, ctx, package)); });
    if (sent.value("items", Json()) != counted) throw wrong("packages.receipt.fault.sum");
    // One of an authority nobody here knows is kept as it is.
    if (const auto stamp = stamp_of(sent); stamp && stamp->worth == signing::Worth::wrong)
        throw wrong("packages.receipt.fault.stamp");
    db_.write([&](Tx& tx) {
        if (store::insert(tx, receipt)) {
            core::audit::append(tx, ctx, "packages.receipted", archive::object_of(package.dossier),
                                {{"package", id.text()}, {"manifest", package.manifest->hex()},
                                 {"received_by", receipt.receiver},
                                 {"receipt", core::sha256(std::string_view(sent.dump())).hex()}});
            return;
        }
        if (store::receipt_of(tx, id)->receipt != sent) throw Error(Code::conflict, "packages.receipt.error.further");
    });
}

// It is over the receipt as it was before it bore one.
std::optional<signing::Vouched> Exports::stamp_of(const Json& receipt) const {
    const auto token = receipt.find("timestamp");
    if (token == receipt.end() || token->is_null()) return std::nullopt;
    if (!token->is_string()) return signing::Vouched{};
    auto bare = receipt;
    bare.erase("timestamp");
    const auto sworn = bare.dump();
    try {
        return vouching_.stamped(core::unbase64(token->get<std::string>()), core::view(sworn));
    } catch (const Error&) {
        return signing::Vouched{};
    }
}

std::string Exports::given_receipt(const Context& ctx, PackageId id) {
    const auto shown = show(ctx, id);
    if (!shown.receipt) throw Error(Code::not_found, "packages.receipt.error.none");
    return shown.receipt->receipt.dump();
}

void Exports::stay(const Context& ctx, PackageId id) {
    const auto package = show(ctx, id).package;
    db_.write([&](Tx& tx) {
        const auto kept = holdings_.find(tx, ctx, package.dossier);
        // The receipts it left with are what its copy is removed by, and where it is told to be.
        if (kept && kept->life == archive::Life::handed_over)
            throw Error(Code::conflict, "packages.error.handed_over", {{"number", kept->number}});
        if (store::stay(tx, package.dossier) == 0) return;
        core::audit::append(tx, ctx, "packages.stays", archive::object_of(package.dossier), {{"package", id.text()}});
    });
}

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

}  // namespace

std::vector<archive::Obstacle> Handover::missing(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    std::unordered_set<std::string> receipted;
    for (const auto& package : store::handed_over(tx, dossier.id)) receipted.insert(package.subjects.begin(), package.subjects.end());
    if (const auto lacking = store::unreceipted(tx, dossier.id); lacking > 0)
        return {{"packages.obstacle.receipt", {{"number", dossier.number}, {"count", std::to_string(lacking)}}}};
    const auto house = as_house(ctx);
    const auto items = holdings_.items(tx, house, dossier.id);
    auto further = std::count_if(items.begin(), items.end(), [&](const auto& item) {
        return !receipted.contains(subject_there(item.subject));
    });
    if (auto* depot = depot_())
        for (const auto& copy : depot->accepted(tx, house, dossier.id)) further += receipted.contains(subject_of(copy)) ? 0 : 1;
    if (further == 0) return {};
    return {{"packages.obstacle.anew", {{"number", dossier.number}, {"count", std::to_string(further)}}}};
}

// Every file of it stands by its hash in a receipt of the packages last asked for to hand it over (archive.md I19).
std::vector<archive::Obstacle> Handover::unproved(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    const auto packages = store::handed_over(tx, dossier.id);
    if (packages.empty()) return {{"packages.obstacle.unpacked", {{"number", dossier.number}}}};
    if (auto found = missing(tx, ctx, dossier); !found.empty()) return found;
    std::set<std::string> told;
    for (const auto& package : packages)
        if (const auto receipt = store::receipt_of(tx, package.id)) told.merge(told_by(*receipt, package));
    const auto house = as_house(ctx);
    std::int64_t other = 0;
    for (const auto& item : holdings_.items(tx, house, dossier.id))
        other += item.digest == core::Digest{} || told.contains(item.digest.hex()) ? 0 : 1;
    if (auto* depot = depot_())
        for (const auto& copy : depot->accepted(tx, house, dossier.id)) other += told.contains(copy.digest.hex()) ? 0 : 1;
    if (other == 0) return {};
    return {{"packages.obstacle.other", {{"number", dossier.number}, {"count", std::to_string(other)}}}};
}

AllAcknowledged Handover::receipts(Tx& tx, const std::vector<archive::DossierId>& dossiers) {
    AllAcknowledged all;
    std::set<archive::DossierId> lacking;
    for (auto& [dossier, told] : store::acknowledged(tx, dossiers)) {
        if (told) all[dossier].push_back(*std::move(told));
        else lacking.insert(dossier);
    }
    for (const auto& each : lacking) all.erase(each);
    return all;
}

}  // namespace packages
