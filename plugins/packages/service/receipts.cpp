// SPDX-License-Identifier: Apache-2.0
// What follows a package that was made: the list of its parts, a timestamp given later, the receipt of the other house.
#include "core/audit/trail.h"
#include "packages/service/exports.h"
#include "packages/service/handover.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::Verdict;
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

Receipt Exports::receipt_in(const Context& ctx, const Package& package, std::string_view text) {
    const auto wrong = [](const char* word) { return Error("core.error.invalid", {{"file", word, {}}}); };
    Json sent;
    try {
        sent = core::json::parse(text, text.size());   // the route bounds it
    } catch (const Error&) {
        throw wrong("packages.receipt.fault.kind");
    }
    if (!sent.is_object() || core::json::text(sent, "kind") != receipt_kind) throw wrong("packages.receipt.fault.kind");
    if (core::json::text(sent, "package") != package.id.text()) throw wrong("packages.receipt.fault.other");
    if (core::json::text(sent, "manifest_sha256") != package.manifest->hex()) throw wrong("packages.receipt.fault.manifest");
    Receipt receipt;
    receipt.package = package.id;
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
    receipt.recorded_person = ctx.actor.person;
    const auto counted = db_.read([&](Tx& tx) { return sum_of(content(tx, ctx, package)); });
    if (sent.value("items", Json()) != counted) throw wrong("packages.receipt.fault.sum");
    // What is of somebody nobody here knows is kept as it is.
    const auto oaths = oaths_of(sent);
    for (const auto* each : {&oaths.stamp, &oaths.seal})
        if (*each && (*each)->worth == signing::Worth::wrong)
            throw wrong(each == &oaths.seal ? "packages.receipt.fault.seal" : "packages.receipt.fault.stamp");
    receipt.sworn = oaths.sworn();
    return receipt;
}

void Exports::record_receipt(const Context& ctx, PackageId id, std::string_view text) {
    const auto package = show(ctx, id).package;
    if (!package.manifest) throw Error(Code::conflict, "packages.error.waiting");
    const auto receipt = receipt_in(ctx, package, text);
    db_.write([&](Tx& tx) {
        if (!store::insert(tx, receipt)) {
            const auto there = store::receipt_of(tx, id);
            if (there->receipt == receipt.receipt) {
                // The same again: by now this house may know who vouches for it.
                if (there->sworn != receipt.sworn) store::judged(tx, id, receipt.sworn);
                return;
            }
            if (there->sworn == Sworn::genuine || receipt.sworn != Sworn::genuine)
                throw Error(Code::conflict, "packages.receipt.error.further");
            store::replace(tx, receipt);
        }
        core::audit::append(tx, ctx, "packages.receipted", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"manifest", package.manifest->hex()},
                             {"received_by", receipt.receiver}, {"sworn", name(receipt.sworn)},
                             {"receipt", core::sha256(std::string_view(receipt.receipt.dump())).hex()}});
    });
}

void Exports::confirm_receipt(const Context& ctx, PackageId id) {
    const auto package = show(ctx, id).package;
    core::ensure(ctx.actor.borrows() ? Verdict::forbidden : Verdict::allowed);
    if (!bounds_.second_person) throw Error(Code::conflict, "packages.receipt.error.no_second");
    db_.write([&](Tx& tx) {
        const auto receipt = store::receipt_of(tx, id);
        if (!receipt) throw Error(Code::not_found, "packages.receipt.error.none");
        if (receipt->sworn == Sworn::genuine || receipt->confirmed) return;
        const bool same = receipt->recorded_person.nil() ? receipt->recorded_by == ctx.actor.person_name
                                                         : receipt->recorded_person == ctx.actor.person;
        if (same) throw Error(Code::conflict, "packages.receipt.error.same");
        store::confirm(tx, id, ctx.now(), ctx.actor.person_name);
        core::audit::append(tx, ctx, "packages.receipt_confirmed", archive::object_of(package.dossier),
                            {{"package", id.text()}, {"received_by", receipt->receiver},
                             {"receipt", core::sha256(std::string_view(receipt->receipt.dump())).hex()}});
    });
}

Sworn Exports::Oaths::sworn() const {
    if (!stamp && !seal) return Sworn::nothing;
    const auto genuine = [](const auto& each) { return each && each->worth == signing::Worth::genuine; };
    return genuine(stamp) || genuine(seal) ? Sworn::genuine : Sworn::unknown;
}

// The seal is over the receipt as it was before it bore either, the timestamp over it with the seal.
Exports::Oaths Exports::oaths_of(const Json& receipt) const {
    using Judge = signing::Vouched (signing::Vouching::*)(core::ByteView, core::ByteView) const;
    const auto judged = [&](const char* member, const Json& over, Judge judge) -> std::optional<signing::Vouched> {
        const auto proof = receipt.find(member);
        if (proof == receipt.end() || proof->is_null()) return std::nullopt;
        if (!proof->is_string()) return signing::Vouched{};
        const auto text = over.dump();
        try {
            return (vouching_.*judge)(core::unbase64(proof->get<std::string>()), core::view(text));
        } catch (const Error&) {
            return signing::Vouched{};
        }
    };
    return {judged("timestamp", without(receipt, {"timestamp"}), &signing::Vouching::stamped),
            judged("seal", without(receipt, {"timestamp", "seal"}), &signing::Vouching::sealed)};
}

// Authorities come to be known, and are asked outside of the units that rest on what they are worth.
void Exports::judge_again() {
    for (PackageId after;;) {
        const auto ids = db_.read([&](Tx& tx) { return store::unsworn(tx, after, portion); });
        for (const auto& id : ids) {
            const auto receipt = db_.read([&](Tx& tx) { return store::receipt_of(tx, id); });
            if (!receipt) continue;
            const auto sworn = oaths_of(receipt->receipt).sworn();
            if (sworn == receipt->sworn) continue;
            db_.write([&](Tx& tx) {
                const auto now = store::receipt_of(tx, id);
                if (now && now->receipt == receipt->receipt) store::judged(tx, id, sworn);
            });
        }
        if (static_cast<int>(ids.size()) < portion) return;
        after = ids.back();
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

}  // namespace packages
