// SPDX-License-Identifier: Apache-2.0
// What follows a package that was made: the list of its parts, a timestamp given later, the receipt of the other house.
#include <algorithm>
#include <map>
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

void Exports::stay(const Context& ctx, PackageId id) {
    const auto package = show(ctx, id).package;
    db_.write([&](Tx& tx) {
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
    if (deed != archive::Deed::hand_over) return {};
    std::vector<archive::DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    const auto packed = store::packed_to_go(tx, ids);
    archive::Obstacles all;
    for (const auto& each : dossiers)
        if (packed.contains(each.id))
            if (auto found = missing(tx, ctx, each); !found.empty()) all[each.id] = std::move(found);
    return all;
}

std::vector<archive::Obstacle> Handover::missing(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    const auto packed = store::handed_over(tx, dossier.id);
    if (!packed) return {};
    if (const auto lacking = store::unreceipted(tx, dossier.id); lacking > 0)
        return {{"packages.obstacle.receipt", {{"number", dossier.number}, {"count", std::to_string(lacking)}}}};
    // Whoever hands it over may read less of it than is in it.
    core::Context house;
    house.actor = core::Actor::system();
    house.clock = ctx.clock;
    house.zone = ctx.zone;
    const std::unordered_set<std::string> receipted(packed->begin(), packed->end());
    const auto items = holdings_.items(tx, house, dossier.id);
    auto further = std::count_if(items.begin(), items.end(), [&](const auto& item) {
        return !receipted.contains(subject_there(item.subject));
    });
    if (auto* depot = depot_())
        for (const auto& copy : depot->accepted(tx, house, dossier.id)) further += receipted.contains(subject_of(copy)) ? 0 : 1;
    if (further == 0) return {};
    return {{"packages.obstacle.anew", {{"number", dossier.number}, {"count", std::to_string(further)}}}};
}

}  // namespace packages
